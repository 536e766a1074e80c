"""Python values as expressions: numbers, structures, dtypes, arrays."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from modelc.keras.marked import Marked, ValueRef
from modelc.source import Call, Dict, List, Literal, Name, Node, Tuple, call, expr

DTYPES = {"float32": "f32", "float64": "f64", "int32": "i32", "int64": "i64", "bool": "bool", "uint8": "u8", "int8": "i8"}
IN_CPP = "write it with keras.ops alone, or import with --extern (extern=True) and write it in C++"
LARGEST = 512  # elements of an array that is written as numbers


class NoConstant(Exception):
    """The value has no expression; the text says why, and `help` what to write instead."""

    def __init__(self, text: str, help: str = "") -> None:
        super().__init__(text)
        self.help = help


def not_its_own(variable: Any) -> NoConstant:
    """What code of the user's own is refused with that computes with a weight of another layer."""
    return NoConstant(f"it computes with the weight `{variable.path}`, which is none of its own",
                      "make the weight (add_weight) in the layer that computes with it, and do with keras.ops what the layer inside\n"
                      "does; tied embeddings are a keras.layers.ReversibleEmbedding, and numbers that stay as they are may be an array")


def dtype(name: Any) -> Name:
    written = DTYPES.get(str(name))
    if written is None:
        raise NoConstant(f"there is no dtype {name}")
    return Name(written)


def is_tensor(value: Any) -> bool:
    return isinstance(value, keras.KerasTensor)


def constant(value: Any) -> Node:
    """`value` as an expression; a symbolic tensor becomes a ValueRef."""
    if is_tensor(value):
        return ValueRef(value)
    if isinstance(value, Marked):
        return value.node
    if isinstance(value, Node):
        return value
    if value is None or isinstance(value, (bool, int, str)):
        return Literal(value)
    if isinstance(value, float):
        return Literal(float(value))
    if isinstance(value, tuple):
        return Tuple(tuple(map(constant, value)))
    if isinstance(value, list):
        return List(tuple(map(constant, value)))
    if isinstance(value, dict):
        return Dict(tuple((str(key), constant(item)) for key, item in value.items()))
    if isinstance(value, keras.Variable):
        raise not_its_own(value)
    if hasattr(value, "shape") and hasattr(value, "dtype"):
        return array(np.asarray(value))
    raise NoConstant(f"{value!r} is no value of the language")


def array(value: np.ndarray) -> Node:
    """An array as a number, a list of numbers, or a call that fills a shape."""
    if value.dtype.kind == "f":
        numbers = [shortest(number, value.dtype) for number in value.ravel()[:LARGEST]]
    else:
        numbers = value.ravel()[:LARGEST].tolist()
    if value.ndim == 0:
        return expr(numbers[0])
    if value.size and np.all(value == value.flat[0]) and value.size > 1:
        return filled(value.shape, numbers[0], value.dtype)
    if value.size > LARGEST:
        raise NoConstant(f"an array of {value.size} numbers computed in Python")
    if value.size == 0:
        raise NoConstant("an array without elements")
    return _nested(numbers, value.shape)


def filled(shape: tuple[int, ...], number: Any, kind: Any) -> Call:
    named = {} if str(kind) == "float32" else {"dtype": dtype(kind)}
    if number in (0, 1):
        return call("ones" if number else "zeros", tuple(int(size) for size in shape), **named)
    return call("full", tuple(int(size) for size in shape), number, **named)


def shortest(number: Any, kind: Any) -> float:
    """The shortest decimal that is the same float32."""
    return float(str(number)) if kind == np.float32 and np.isfinite(number) else float(number)


def _nested(numbers: list[Any], shape: tuple[int, ...]) -> Node:
    if len(shape) == 1:
        return expr(numbers)
    step = len(numbers) // shape[0]
    return List(tuple(_nested(numbers[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0])))


def tidy(value: Any) -> Any:
    """A float32 that went through Python as float64: 0.10000000149011612 is 0.1 again."""
    if type(value) is float and np.isfinite(value) and float(np.float32(value)) == value:
        return float(str(np.float32(value)))
    return value
