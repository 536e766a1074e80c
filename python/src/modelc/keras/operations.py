"""Operations of keras.ops as expressions: operators, indices, and calls of the function of the same name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import keras
import numpy as np

from modelc.keras.constants import IN_CPP, NoConstant, array, constant, dtype, is_tensor, tidy
from modelc.keras.control import KINDS
from modelc.keras.marked import Marked, MarkedFloat, MarkedInt, ValueRef
from modelc.keras.trace import Applied, Random
from modelc.source import Binary, Call, Index, List, Literal, Name, Node, Tuple, Unary, call, expr, index, snake
from modelc.source.library import FUNCTIONS

OPERATORS = {"Add": "+", "Subtract": "-", "Multiply": "*", "TrueDivide": "/", "Divide": "/", "FloorDivide": "//",
             "Mod": "%", "Power": "**", "Matmul": "@", "Equal": "==", "NotEqual": "!=", "Less": "<", "LessEqual": "<=",
             "Greater": ">", "GreaterEqual": ">="}
COMPARISONS = {"Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual", "Isclose"}
# Operations whose tensors must have one dtype here; Keras converts them by itself.
MEETING = set(OPERATORS) | {"Maximum", "Minimum", "Concatenate", "Stack", "Where", "Einsum", "Dot", "Tensordot", "Arctan2",
                            "SquaredDifference", "Isclose", "Logaddexp", "Inner", "Outer", "Clip", "DivideNoNan", "Vdot"}
LOGICAL = {"LogicalAnd", "LogicalOr", "LogicalNot", "LogicalXor"}
NAMES = {"RMSNorm": "rms_normalization", "LayerNorm": "layer_normalization", "BatchNorm": "batch_normalization",
         "Resize": "resize", "ExtractPatches": "extract_patches", "RGBToGrayscale": "rgb_to_grayscale",
         "Absolute": "abs", "Negative": "neg"}
MISSING = object()
# Whose results have as many elements as the data say.
OF_DATA = {"nonzero", "argwhere", "unique"}


def function_name(operation: Any) -> str:
    """What the operation is called here, where it is a function."""
    kind = type(operation).__name__
    return operation.function if isinstance(operation, Random) else NAMES.get(kind, snake(kind))


def expression(operation: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any], outputs: list[Any]) -> Node:
    """What `operation(*args, **kwargs)` is here. Tensors are ValueRefs."""
    kind = type(operation).__name__
    if isinstance(operation, Random):
        return _random(operation, args)
    if isinstance(operation, Applied):
        return Call(operation.instance, tuple(map(constant, args)))
    if kind in KINDS:
        raise NoConstant(f"`{snake(kind)}` in a graph is not followed; put it into a Lambda or a layer")
    special = _SPECIAL.get(kind)
    if special is not None:
        return special(operation, args, kwargs, outputs)
    args, kwargs = _met(kind, operation, args, kwargs, outputs)
    if kind in OPERATORS:
        left, right = (_plain(value) for value in _two(operation, args, kwargs))
        return Binary(OPERATORS[kind], left, right)
    return _called(operation, args, kwargs)


def _plain(value: Any) -> Node:
    return constant(tidy(value))


def _two(operation: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> list[Any]:
    return list(inspect.signature(operation.call).bind(*args, **kwargs).arguments.values())[:2]


# ---- dtypes


def _met(kind: str, operation: Any, args: Any, kwargs: Any, outputs: list[Any]) -> tuple[Any, Any]:
    """The arguments with the casts that Keras does by itself."""
    leaves = [leaf for leaf in keras.tree.flatten((args, kwargs)) if is_tensor(leaf)]
    if not leaves or not outputs:
        return args, kwargs
    target = str(outputs[0].dtype)
    if kind in LOGICAL:
        target = "bool"
    elif kind in COMPARISONS:
        numbers = [leaf for leaf in keras.tree.flatten((args, kwargs)) if is_tensor(leaf) or isinstance(leaf, (int, float))]
        target = keras.backend.result_type(*(leaf.dtype if is_tensor(leaf) else type(_unmarked(leaf)) for leaf in numbers))
    elif kind not in MEETING and not (_floats(target) and not any(_floats(leaf.dtype) for leaf in leaves)
                                      and kind not in ("Cast", "OneHot", "MultiHot", "Take", "Embedding")):
        return args, kwargs
    skip_condition = args[0] if kind == "Where" and args else None

    def cast(leaf: Any) -> Any:
        if not is_tensor(leaf) or leaf is skip_condition or str(leaf.dtype) == target:
            return leaf
        return call("cast", ValueRef(leaf), dtype(target))

    return keras.tree.map_structure(cast, args), keras.tree.map_structure(cast, dict(kwargs))


def _unmarked(value: Any) -> Any:
    return int(value) if isinstance(value, MarkedInt) else float(value) if isinstance(value, MarkedFloat) else value


def _floats(name: Any) -> bool:
    return str(name).startswith(("float", "bfloat"))


# ---- Calls


def _called(operation: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Call:
    kind = type(operation).__name__
    name = NAMES.get(kind, snake(kind))
    known = FUNCTIONS.get(name)
    if known is None:
        if name in OF_DATA:
            raise NoConstant(f"how many elements `{name}` gives depends on the data", "keep all elements: keras.ops.where(condition, x, 0.0)")
        raise NoConstant(f"there is no function `{name}`", IN_CPP)
    given = arguments(operation, args, kwargs)
    function = getattr(keras.ops, name, None) or getattr(keras.ops.image, name, None)
    order = list(inspect.signature(function).parameters) if function else list(given)
    defaults = {key: p.default for key, p in inspect.signature(function).parameters.items()} if function else {}
    return ordered(name, {**{key: given[key] for key in order if key in given}, **given}, defaults, known)


def arguments(operation: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """What the operation was called with and made with, by name."""
    given = dict(inspect.signature(operation.call).bind(*args, **kwargs).arguments)
    for key, parameter in inspect.signature(type(operation).__init__).parameters.items():
        if key in ("self", "name") or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        value = getattr(operation, key, MISSING)
        if value is not MISSING and key not in given:
            given[key] = value
    return given


def ordered(name: str, given: Mapping[str, Any], defaults: Mapping[str, Any], known: tuple[str, ...]) -> Call:
    """A call with what differs from the defaults; arguments without a default stand without their names, in front."""
    positional: list[Node] = []
    named: list[tuple[str, Node]] = []
    for i, (key, value) in enumerate(given.items()):
        default = defaults.get(key, inspect.Parameter.empty)
        written = _argument(key, value)
        same = default is not inspect.Parameter.empty and (value is default or _equal(written, default, key))
        if same or (value is None and default is None) or (key == "dtype" and written == Name("f32")):
            continue
        if known and key not in known and i >= len(known):
            raise NoConstant(f"`{name}` has no argument `{key}`")
        plain = default is inspect.Parameter.empty or is_tensor(value) or isinstance(value, Node)
        if plain and not named and len(positional) == i:
            positional.append(written)
        elif known and key not in known:
            raise NoConstant(f"`{name}` has no argument `{key}`")
        else:
            named.append((key, written))
    return Call(Name(name), tuple(positional), tuple(named))


def _equal(written: Node, default: Any, key: str) -> bool:
    try:
        return written == _argument(key, default)
    except NoConstant:
        return False


def _argument(key: str, value: Any) -> Node:
    if key in ("dtype",) and value is not None:
        return dtype(keras.backend.standardize_dtype(value))
    if key in ("source", "destination") and isinstance(value, (list, tuple)) and len(value) == 1:
        return constant(value[0])
    if key.startswith("axis") or key == "axes":
        if isinstance(value, (list, tuple)) and len(value) == 1 and key == "axis":
            return constant(value[0])
        return constant(tuple(value) if isinstance(value, list) else value)
    if isinstance(value, list) and value and not any(is_tensor(v) or isinstance(v, Node) for v in keras.tree.flatten(value)):
        return constant(tuple(value)) if key.endswith(("shape", "repeats", "width", "sections")) else constant(value)
    return constant(tidy(value))


def _random(operation: Random, args: tuple[Any, ...]) -> Node:
    plain = {"mean": 0.0, "stddev": 1.0, "minval": 0.0, "maxval": 1.0}
    function = operation.function
    named = []
    first = list(operation.arguments)[:1] if not args else []
    for key, value in operation.arguments.items():
        if key in ("shape", *first, "fill_value") or value is None:
            continue
        if key == "dtype":
            kind = dtype(keras.backend.standardize_dtype(value))
            if kind != Name("f32") and (function, kind.id) != ("arange", "i32"):
                named.append((key, kind))
            continue
        if (key, value) in (("step", 1), ("k", 0)) and not isinstance(value, Marked):
            continue
        # The language's functions of these names have the initializers' defaults without a shape, so all is written.
        if not (key in plain and value == plain[key] and not isinstance(value, Marked)):
            named.append((key, constant(tidy(value))))
    leading = [operation.arguments[key] for key in first]
    if function == "arange" and leading == [0] and not isinstance(leading[0], Marked):
        leading = [operation.arguments["stop"]]
        named = [item for item in named if item[0] != "stop"]
    if "fill_value" in operation.arguments:
        leading.append(operation.arguments["fill_value"])
    return Call(Name(function), (*map(constant, map(tidy, leading)), *map(constant, args)), tuple(named))


# ---- What is written in another way


def _get_item(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = inspect.signature(operation.call).bind(*args, **kwargs).arguments
    key = given["key"]
    parts = list(key) if isinstance(key, (tuple, list)) else [key]

    def part(value: Any) -> Any:
        if value is None or value is ...:
            return value
        if isinstance(value, slice):
            return slice(*(None if bound is None else constant(bound) for bound in (value.start, value.stop, value.step)))
        if isinstance(value, (list, np.ndarray)) or is_tensor(value):
            raise NoConstant("an index that is a tensor or a list; write `take` or `where`")
        return constant(value)

    if any(isinstance(value, (list, np.ndarray)) or is_tensor(value) for value in parts):
        if len(parts) == 1 and "int" in str(getattr(parts[0], "dtype", "int")):
            return call("take", ValueRef(given["x"]), constant(parts[0]), axis=0)
    return index(ValueRef(given["x"]), *map(part, parts))


def _where(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    args, kwargs = _met("Where", operation, args, kwargs, outputs)
    given = arguments(operation, args, kwargs)
    return call("where", *(constant(tidy(given[key])) for key in ("condition", "x1", "x2")))


def _relu(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    """Of keras.activations: with a slope, a maximum and a threshold it is a layer of the language."""
    options = {"negative_slope": 0.0, "max_value": None, "threshold": 0.0}
    given = {key: getattr(operation, key, default) for key, default in options.items() if getattr(operation, key, default) != default}
    x = constant(next(iter((*args, *kwargs.values()))))
    return call(call("ReLU", **{key: constant(tidy(value)) for key, value in given.items()}), x) if given else call("relu", x)


def _cast(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    return call("cast", constant(arguments(operation, args, kwargs)["x"]), dtype(outputs[0].dtype))


def _convert(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    return constant((args + tuple(kwargs.values()))[0])


def _clip(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = arguments(operation, args, kwargs)
    return call("clip", *(constant(tidy(given[key])) for key in ("x", "x_min", "x_max")))


def _negative(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    return Unary("-", constant(args[0]))


def _transpose(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    axes = arguments(operation, args, kwargs).get("axes")
    x = constant(args[0]) if args else constant(kwargs["x"])
    return call("transpose", x) if axes is None else call("transpose", x, tuple(int(axis) for axis in axes))


def _reshape(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = arguments(operation, args, kwargs)
    shape = given.get("newshape", given.get("shape"))
    sizes = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    return call("reshape", constant(given["x"]), constant(sizes))


def _einsum(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    return Call(Name("einsum"), (Literal(operation.subscripts), *map(constant, args)))


def _zeros_like(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    name = snake(type(operation).__name__)
    given = arguments(operation, args, kwargs)
    named = {} if given.get("dtype") is None else {"dtype": dtype(keras.backend.standardize_dtype(given["dtype"]))}
    return call(name, constant(given["x"]), **named)


def _full_like(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = arguments(operation, args, kwargs)
    return call("full_like", constant(given["x"]), constant(tidy(given["fill_value"])))


def _norm(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = arguments(operation, args, kwargs)
    order = given.get("ord")
    if isinstance(order, str):
        order = None if order == "fro" else order
    given["ord"] = order
    return ordered("norm", given, {"ord": None, "axis": None, "keepdims": False}, FUNCTIONS["norm"])


def _segments(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    given = arguments(operation, args, kwargs)
    return call(snake(type(operation).__name__), constant(given["data"]), constant(given["segment_ids"]),
                num_segments=constant(given["num_segments"]))


def _array(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    return array(np.asarray(args[0]))


def _stack(operation: Any, args: tuple[Any, ...], kwargs: Any, outputs: list[Any]) -> Node:
    args, kwargs = _met("Stack", operation, args, kwargs, outputs)
    given = arguments(operation, args, kwargs)
    values = given.get("x", given.get("xs"))
    items = List(tuple(constant(value) for value in values)) if isinstance(values, (list, tuple)) else constant(values)
    axis = given.get("axis", 0)
    name = snake(type(operation).__name__)
    return call(name, items) if axis == 0 and name == "stack" else call(name, items, axis=constant(axis))


_SPECIAL: dict[str, Callable[..., Node]] = {
    "GetItem": _get_item, "ReLU": _relu, "Where": _where, "Cast": _cast, "ConvertToTensor": _convert, "Array": _convert, "Copy": _convert, "Clip": _clip,
    "Negative": _negative, "Transpose": _transpose, "Reshape": _reshape, "Einsum": _einsum, "ZerosLike": _zeros_like,
    "OnesLike": _zeros_like, "FullLike": _full_like, "Norm": _norm, "SegmentSum": _segments, "SegmentMax": _segments,
    "Stack": _stack, "Concatenate": _stack,
}
