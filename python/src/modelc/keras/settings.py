"""What layers are configured with: activations, initializers, regularizers, constraints, sizes."""

from __future__ import annotations

import inspect
from typing import Any

import keras

from modelc.keras.constants import NoConstant, constant, tidy
from modelc.source import Call, Name, Node, snake
from modelc.source.library import FUNCTIONS

FUNCTIONS_OF_NOTHING = {"Zeros": "zeros", "Ones": "ones", "GlorotUniform": "glorot_uniform", "GlorotNormal": "glorot_normal",
                        "HeUniform": "he_uniform", "HeNormal": "he_normal", "LecunUniform": "lecun_uniform",
                        "LecunNormal": "lecun_normal", "Orthogonal": "orthogonal", "OrthogonalInitializer": "orthogonal",
                        "Identity": "identity", "IdentityInitializer": "identity", "Constant": "constant",
                        "RandomUniform": "random_uniform", "RandomNormal": "random_normal",
                        "TruncatedNormal": "truncated_normal", "VarianceScaling": "variance_scaling"}
SIZES = {"kernel_size", "strides", "dilation_rate", "pool_size", "size", "padding", "cropping"}


def configured(value: Any, name: str, skip: tuple[str, ...] = ("seed", "name", "dtype")) -> Node:
    """An object with `get_config` as a call of `name` with what differs from the defaults of its class."""
    config = {**value.get_config(), **getattr(value, "_fn_kwargs", {})}
    signature = inspect.signature(type(value).__init__).parameters
    named = []
    for key, parameter in signature.items():
        if key in ("self", *skip) or key not in config or parameter.kind is parameter.VAR_KEYWORD:
            continue
        plain = config[key] if not isinstance(config[key], dict) else getattr(value, key)
        if plain != parameter.default:
            named.append((key, constant(tidy(plain))))
    return Call(Name(name), (), tuple(named)) if named else Name(name)


def initializer(value: Any) -> Node | None:
    """None where the initializer is one's own."""
    if value is None:
        return Name("zeros")
    name = FUNCTIONS_OF_NOTHING.get(type(value).__name__)
    if name is None or not type(value).__module__.startswith("keras."):
        return None
    try:
        written = configured(value, name)
    except NoConstant:
        return None
    if name == "constant" and isinstance(written, Name):
        return Name("zeros")
    if name in ("random_uniform", "random_normal", "truncated_normal") and isinstance(written, Name):
        return Call(Name(type(value).__name__))
    return written


def penalty(value: Any) -> Node | None:
    """A regularizer or constraint; None where it is one's own."""
    name = type(value).__name__
    if name not in FUNCTIONS or not type(value).__module__.startswith("keras."):
        return None
    written = configured(value, name)
    if not isinstance(written, Call):
        return Call(Name(name))
    first = list(inspect.signature(type(value).__init__).parameters)[1]
    one = len(written.named) == 1 and written.named[0][0] == first
    return Call(Name(name), (written.named[0][1],)) if one else written


def activation_name(value: Any) -> str | None:
    """The library's name of a function of keras.activations."""
    name = getattr(value, "__name__", "")
    if getattr(keras.activations, name, None) is value or str(getattr(value, "__module__", "")).startswith("keras.src.activations"):
        return name if name in FUNCTIONS else None
    operation = getattr(keras.ops, name, None)
    return name if operation is value and name in FUNCTIONS else None


def sizes(key: str, value: Any) -> Any:
    """(3, 3) as 3, ((1, 1), (1, 1)) as 1."""
    if key in SIZES and isinstance(value, (tuple, list)) and value:
        if all(isinstance(item, (tuple, list)) for item in value):
            flat = [number for item in value for number in item]
            return flat[0] if len(set(flat)) == 1 else tuple(tuple(item) for item in value)
        return value[0] if len(set(value)) == 1 else tuple(value)
    return value


def same(left: Any, right: Any) -> bool:
    """Are they one setting? Names stand for what Keras makes of them."""
    if isinstance(left, (keras.initializers.Initializer, keras.regularizers.Regularizer, keras.constraints.Constraint)):
        module = next(m for m, kind in ((keras.initializers, keras.initializers.Initializer),
                                        (keras.regularizers, keras.regularizers.Regularizer),
                                        (keras.constraints, keras.constraints.Constraint)) if isinstance(left, kind))
        other = module.get(right) if right is not None else None
        return type(other) is type(left) and _config(left) == _config(other)
    if callable(left) and isinstance(right, str):
        return keras.activations.get(right) is left
    if isinstance(left, (tuple, list)) and not isinstance(right, (tuple, list)):
        return len(left) > 0 and all(same(item, right) for item in left)
    if isinstance(left, (tuple, list)):
        return tuple(left) == tuple(right)
    return type(left) is type(right) and left == right or (left == right and not isinstance(left, bool))


def _config(value: Any) -> dict[str, Any]:
    return {key: item for key, item in value.get_config().items() if key != "seed"}


__all__ = ["activation_name", "configured", "initializer", "penalty", "same", "sizes", "snake"]
