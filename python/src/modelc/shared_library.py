"""Shared libraries made by `modelc build`, as objects whose `predict` takes and gives NumPy arrays.

The library says of itself what it takes (`modelc/interface.h` of the runtime); nothing here knows a model.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

__all__ = ["LibraryError", "Model", "load"]

_VERSION = 1
_MOST_AXES = 8
_DTYPES = {"f32": "float32", "f64": "float64", "i32": "int32", "i64": "int64", "u8": "uint8", "i8": "int8", "bool": "bool"}


class LibraryError(Exception):
    """A library, a weights file or an array that does not fit."""


class _Tensor(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("dtype", ctypes.c_char_p),
        ("rank", ctypes.c_int),
        ("extents", ctypes.POINTER(ctypes.c_int64)),
        ("symbols", ctypes.POINTER(ctypes.c_int)),
    ]


_PATH_CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p)
_EXTENTS_CALL = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int64))


class _Interface(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("input_count", ctypes.c_int),
        ("output_count", ctypes.c_int),
        ("symbol_count", ctypes.c_int),
        ("inputs", ctypes.POINTER(_Tensor)),
        ("outputs", ctypes.POINTER(_Tensor)),
        ("symbols", ctypes.POINTER(ctypes.c_char_p)),
        ("create", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(ctypes.c_int64))),
        ("destroy", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("load", _PATH_CALL),
        ("save", _PATH_CALL),
        ("initialize", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint64)),
        ("reset_states", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("input_extents", _EXTENTS_CALL),
        ("output_extents", _EXTENTS_CALL),
        (
            "predict",
            ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_void_p)),
        ),
        ("error", ctypes.CFUNCTYPE(ctypes.c_char_p)),
    ]


class _Library(ctypes.Structure):
    _fields_ = [("version", ctypes.c_int), ("count", ctypes.c_int), ("models", ctypes.POINTER(_Interface))]


def load(path: str | os.PathLike[str], *, model: str | None = None, weights: str | os.PathLike[str] | None = None) -> Model:
    """The model of a library that `modelc build` made.

    `model` names one where the library holds several; `weights` is a safetensors file, not needed where the weights are
    in the library. Raises `LibraryError` for a file that is no such library or does not fit.
    """
    try:
        library = ctypes.CDLL(os.path.abspath(os.fspath(path)))
        library.modelc_models.restype = ctypes.POINTER(_Library)
    except (OSError, AttributeError) as error:
        raise LibraryError(f"{os.fspath(path)} is no library made by `modelc build`: {error}") from None
    table = library.modelc_models().contents
    if table.version != _VERSION:
        raise LibraryError(f"{os.fspath(path)} has version {table.version} of the interface, this package version {_VERSION}")
    interfaces = {table.models[i].name.decode(): table.models[i] for i in range(table.count)}
    if model is None and len(interfaces) > 1:
        raise LibraryError(f"{os.fspath(path)} holds several models: choose one of {', '.join(interfaces)} with `model=`")
    name = next(iter(interfaces)) if model is None else model
    if name not in interfaces:
        raise LibraryError(f"{os.fspath(path)} has no model `{name}`, but {', '.join(interfaces)}")
    return Model(library, interfaces[name], weights)


class Port:
    """An input or an output: `name`, NumPy's `dtype`, and `shape`, with the names of symbols in it, None for what
    follows from symbols in another way."""

    def __init__(self, tensor: _Tensor, symbols: list[str]) -> None:
        self.name: str = tensor.name.decode()
        self.dtype: str = _DTYPES[tensor.dtype.decode()]
        axes = [(tensor.extents[axis], tensor.symbols[axis]) for axis in range(tensor.rank)]
        self.shape: tuple[int | str | None, ...] = tuple(
            symbols[symbol] if symbol >= 0 else extent if extent >= 0 else None for extent, symbol in axes
        )

    def __repr__(self) -> str:
        return f"{self.name}: {self.dtype}[{', '.join(str(extent) for extent in self.shape)}]"


class Model:
    """A model in a shared library. Sizes that it leaves open follow from the inputs; each choice of them has an object of
    the library's own, made when it is first needed. One thread at a time."""

    def __init__(self, library: Any, interface: _Interface, weights: str | os.PathLike[str] | None) -> None:
        self._library = library  # what is called lies in it
        self._interface = interface
        self.name: str = interface.name.decode()
        self.symbols: list[str] = [interface.symbols[i].decode() for i in range(interface.symbol_count)]
        self.inputs = [Port(interface.inputs[i], self.symbols) for i in range(interface.input_count)]
        self.outputs = [Port(interface.outputs[i], self.symbols) for i in range(interface.output_count)]
        self._models: dict[tuple[int, ...], int] = {}
        self._set_weights: Callable[[int], int] | None = None
        if weights is not None:
            self.load(weights)

    def __repr__(self) -> str:
        return f"<modelc.Model {self.name}({', '.join(map(repr, self.inputs))})>"

    def __del__(self) -> None:
        for handle in getattr(self, "_models", {}).values():
            self._interface.destroy(handle)

    def load(self, path: str | os.PathLike[str]) -> None:
        """Takes all weights from a safetensors file."""
        if not self._interface.load:
            raise LibraryError(f"`{self.name}` has no weights")
        text = os.fsencode(os.path.abspath(os.fspath(path)))
        self._take_weights(lambda handle: self._interface.load(handle, text))

    def initialize(self, seed: int = 0) -> None:
        """Sets all weights by their initializers, to the same bits as `modelc init` with this seed."""
        if not self._interface.initialize:
            raise LibraryError(f"`{self.name}` has no weights")
        self._take_weights(lambda handle: self._interface.initialize(handle, seed))

    def reset_states(self) -> None:
        """Sets what is kept between calls to its initial value."""
        for handle in self._models.values():
            if self._interface.reset_states:
                self._interface.reset_states(handle)

    def predict(self, *arrays: ArrayLike, **named: ArrayLike) -> Any:
        """The outputs for the inputs, in their order or by their names: an array for one output, a dict by name for
        several. What is of another width becomes what the input is (NumPy's "same_kind"). Raises `LibraryError` for what
        does not fit.
        """
        import numpy as np

        given = self._by_name(arrays, named)
        inputs = [self._array(port, given[port.name]) for port in self.inputs]
        handle = self._model(self._sizes(inputs))
        for i, array in enumerate(inputs):
            wanted = self._extents(self._interface.input_extents, handle, i, array.ndim)
            if array.shape != wanted:
                raise LibraryError(f"`{self.inputs[i].name}` has shape {array.shape}, not {wanted}")
        outputs = [
            np.empty(self._extents(self._interface.output_extents, handle, i, len(port.shape)), port.dtype)
            for i, port in enumerate(self.outputs)
        ]
        self._interface.predict(handle, _pointers(inputs), _pointers(outputs))
        return outputs[0] if len(outputs) == 1 else {port.name: out for port, out in zip(self.outputs, outputs)}

    def _by_name(self, arrays: tuple[Any, ...], named: Mapping[str, Any]) -> dict[str, Any]:
        names = [port.name for port in self.inputs]
        if len(arrays) > len(names):
            raise LibraryError(f"`{self.name}` takes {len(names)} inputs, not {len(arrays)}")
        given = dict(zip(names, arrays))
        problems = [f"`{name}` is given twice" for name in named if name in given]
        problems += [f"there is no input `{name}`" for name in named if name not in names]
        problems += [f"`{name}` is missing" for name in names if name not in given and name not in named]
        if problems:
            raise LibraryError(f"{self!r}: {'; '.join(problems)}")
        return {**given, **named}

    def _array(self, port: Port, value: Any) -> np.ndarray[Any, Any]:
        import numpy as np

        array = np.asarray(value)
        if not np.can_cast(array.dtype, port.dtype, "same_kind"):
            raise LibraryError(f"`{port.name}` is {port.dtype}, not {array.dtype}")
        if array.ndim != len(port.shape):
            raise LibraryError(f"`{port.name}` has {len(port.shape)} axes, not {array.ndim}")
        return np.require(array, port.dtype, ["C", "A"])

    def _sizes(self, inputs: list[np.ndarray[Any, Any]]) -> tuple[int, ...]:
        # Every symbol stands alone in the shape of an input: the language asks for that.
        sizes: dict[str, int] = {}
        for port, array in zip(self.inputs, inputs):
            for name, extent in zip(port.shape, array.shape):
                if isinstance(name, str) and sizes.setdefault(name, extent) != extent:
                    raise LibraryError(f"`{name}` is {sizes[name]}, but {extent} in `{port.name}`")
        return tuple(sizes[name] for name in self.symbols)

    def _model(self, sizes: tuple[int, ...]) -> int:
        if sizes not in self._models:
            handle = self._interface.create(_sizes(sizes))
            if not handle:
                raise LibraryError(self._problem())
            if self._set_weights is not None and self._set_weights(handle) != 0:
                problem = self._problem()
                self._interface.destroy(handle)
                raise LibraryError(problem)
            self._models[sizes] = handle
        return self._models[sizes]

    def _take_weights(self, setter: Callable[[int], int]) -> None:
        # Sizes are unknown before the first call, but a file that does not fit is better found at once.
        probe = None if self._models else self._interface.create(_sizes([1] * len(self.symbols)))
        handles = list(self._models.values()) or ([probe] if probe else [])
        problems = [self._problem() for handle in handles if setter(handle) != 0]
        if probe:
            self._interface.destroy(probe)
        if problems:
            raise LibraryError(problems[0])
        self._set_weights = setter

    def _extents(self, call: Any, handle: int, port: int, rank: int) -> tuple[int, ...]:
        extents = (ctypes.c_int64 * _MOST_AXES)()
        call(handle, port, extents)
        return tuple(extents[:rank])

    def _problem(self) -> str:
        return (self._interface.error() or b"").decode(errors="replace")


def _sizes(sizes: Sequence[int]) -> Any:
    return (ctypes.c_int64 * max(1, len(sizes)))(*sizes)


def _pointers(arrays: list[Any]) -> Any:
    return (ctypes.c_void_p * max(1, len(arrays)))(*[array.ctypes.data for array in arrays])
