"""Layers of keras.layers by their configuration."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import keras

from modelc.keras.constants import NoConstant, constant, tidy
from modelc.keras.context import Context, InstanceCall, described
from modelc.keras.settings import activation_name, initializer, penalty, same, sizes
from modelc.keras.wrapped import inner_call
from modelc.source import Call, Literal, Name, Node, snake
from modelc.source.library import LAYERS

# Of the constructors' arguments those that mean nothing here: names and dtypes are dealt with elsewhere, seeds are the
# training's, and the rest says how Keras computes, not what.
MEANINGLESS = {"self", "name", "dtype", "trainable", "seed", "kwargs", "args", "implementation", "use_cudnn", "unroll",
               "autocast", "weights", "input_shape", "batch_size", "quantization_config", "flash_attention", "sparse",
               "synchronized", "lora_rank", "lora_alpha", "enable_lora"}
IDENTITIES_OUT_OF_TRAINING = ("Random", "AutoContrast", "Solarization", "MixUp", "CutMix", "RandAugment", "AugMix", "Equalization")


def library_class(layer: Any) -> type | None:
    """The class of keras.layers that the layer is, or is with nothing of its own that computes."""
    for kind in type(layer).__mro__:
        if kind.__module__.startswith("keras.src.layers") and kind.__name__ in LAYERS:
            plain = type(layer) is kind or all(
                getattr(type(layer), method) is getattr(kind, method) for method in ("call", "build", "compute_mask"))
            return kind if plain else None
        if kind.__module__.startswith("keras.src."):
            return None
    return None


class Configured:
    """Instances of the library's layers. `instance` and `function` come from the importer: for layers inside of layers
    and for activations of one's own."""

    def __init__(self, context: Context, instance: Callable[[Any, Any], Node], function: Callable[[Any, str], Node | None]) -> None:
        self.context = context
        self.instance = instance
        self.function = function

    def call(self, layer: Any, kind: type, node: Any = None) -> InstanceCall:
        """`Dense(10, activation = relu)`."""
        tensors = node.arguments.keras_tensors if node is not None else []
        rank = len(tensors[0]._shape) if tensors else None
        config = _configuration(layer)
        positional: list[Node] = []
        named: list[tuple[str, Node]] = []
        for key, parameter in inspect.signature(kind.__init__).parameters.items():
            variable = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
            if key in MEANINGLESS or (variable and key != "activation"):
                continue
            value = self._value(layer, key, config)
            if value is _ABSENT or self._is_default(layer, kind, key, value, parameter.default, rank):
                continue
            if key not in LAYERS[kind.__name__]:
                self.context.problems.add(f"`{key} = {value}` has no counterpart", described(layer))
                continue
            written = self.setting(layer, key, value, node)
            if written is None:
                continue
            required = parameter.default is inspect.Parameter.empty
            if required and not named:
                positional.append(written)
            else:
                named.append((key, written))
        if not getattr(layer, "trainable", True) and _own_trainable(layer):
            named.append(("trainable", Literal(False)))
        return InstanceCall(Name(kind.__name__), tuple(positional), tuple(named), layer)

    def _value(self, layer: Any, key: str, config: dict[str, Any]) -> Any:
        if isinstance(layer, keras.layers.Bidirectional) and key in ("layer", "backward_layer"):
            return layer.forward_layer if key == "layer" else _own_backward(layer)
        if key in config and not isinstance(config[key], (dict, str)):
            value = config[key]
            if not (isinstance(value, list) and value and isinstance(value[0], dict)):
                return value
        for name in (key, f"_{key}"):
            value = getattr(layer, name, _ABSENT)
            if value is not _ABSENT and not inspect.ismethod(value):
                return value
        return config.get(key, _ABSENT)

    def _is_default(self, layer: Any, kind: type, key: str, value: Any, default: Any, rank: int | None) -> bool:
        if default is inspect.Parameter.empty:
            return False
        if isinstance(layer, keras.layers.MultiHeadAttention):
            if key == "value_dim" and value in (None, layer.key_dim):
                return True
            if key == "attention_axes" and rank is not None and tuple(value or ()) in ((), tuple(range(1, rank - 1))):
                return True
        if key == "data_format":
            return value in (None, "channels_last")
        if key == "strides" and "Pooling" in kind.__name__:
            return tuple(layer.strides) == tuple(layer.pool_size)
        if key == "axis" and rank is not None and default == -1:
            axes = value if isinstance(value, (list, tuple)) else [value]
            return len(axes) == 1 and axes[0] in (-1, rank - 1)
        if key == "activation" and value is keras.activations.linear:
            return default in (None, "linear")
        return same(sizes(key, value), sizes(key, default)) or same(value, default)

    def setting(self, layer: Any, key: str, value: Any, node: Any = None) -> Node | None:
        """A setting as an expression; what cannot be one is noted, as a problem where it matters."""
        if isinstance(value, keras.initializers.Initializer) or (key.endswith("initializer") and callable(value)):
            written = initializer(value)
            if written is None:
                self.context.note(f"{described(layer)}: its {key} is left out; weights come from the file")
            return written
        if isinstance(value, (keras.regularizers.Regularizer, keras.constraints.Constraint)):
            written = penalty(value) or self.function(value, key)
            if written is None:
                self.context.problems.add(f"its {key} is a {type(value).__name__}", described(layer))
            return written
        if isinstance(value, keras.layers.Layer):
            made = self.instance(value, inner_call(layer, value, node))
            if isinstance(layer, keras.layers.Bidirectional) and isinstance(made, InstanceCall):  # which it sets itself
                made = replace(made, named=tuple(one for one in made.named if one[0] != "zero_output_for_mask"))
            return made
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], keras.layers.Layer):
            return constant([self.instance(item, inner_call(layer, item, node)) for item in value])
        if callable(value):
            name = activation_name(value)
            written = Name(name) if name else self.function(value, key)
            if written is None:
                self.context.problems.add(f"its {key} cannot be followed", described(layer))
            return written
        try:
            return constant(_tidied(sizes(key, value)))
        except NoConstant as reason:
            self.context.problems.add(f"its {key}: {reason}", described(layer))
            return None


def _configuration(layer: Any) -> dict[str, Any]:
    """Nothing where a part of it, a regularizer of the user's own, has none: then its attributes say it all."""
    try:
        return dict(layer.get_config())
    except Exception:  # the user's own code
        return {}


def _tidied(value: Any) -> Any:
    return tuple(map(_tidied, value)) if isinstance(value, (tuple, list)) else tidy(value)


def _own_trainable(layer: Any) -> bool:
    return bool(layer.weights) or not hasattr(layer, "weights")


def _own_backward(layer: Any) -> Any:
    """The layer that goes backwards where it is not the other one in the other direction."""
    forward, backward = (one.get_config() for one in (layer.forward_layer, layer.backward_layer))
    differing = {key for key in forward if forward[key] != backward.get(key)} - {"name", "go_backwards", "dtype"}
    same_kind = type(layer.forward_layer) is type(layer.backward_layer)
    return _ABSENT if same_kind and not differing else layer.backward_layer


def weights_of(layer: Any, context: Context) -> dict[str, Any]:
    """The variables of a layer by their paths inside of it, as the language names them."""
    declared = context.declared.get(id(layer))
    if declared is not None:
        return declared.weights
    inner: list[tuple[str, Any]] = []
    found: dict[str, Any] = {}
    if isinstance(layer, keras.Sequential):
        inner = [(context.layer_names[id(one)], one) for one in layer.layers if id(one) in context.layer_names]
    elif isinstance(layer, keras.layers.Bidirectional):
        name = context.layer_names[id(layer.forward_layer)]
        inner = [(f"forward_{name}", layer.forward_layer)]
        if id(layer.backward_layer) in context.layer_names:
            inner.append((context.layer_names[id(layer.backward_layer)], layer.backward_layer))
        else:
            found |= _mirrored(layer, f"backward_{name}", context)
    elif isinstance(layer, (keras.layers.TimeDistributed, keras.layers.SpectralNormalization)):
        inner = [(context.layer_names[id(layer.layer)], layer.layer)]
    elif isinstance(layer, keras.layers.RNN) and id(layer.cell) in context.layer_names:
        inner = [(context.layer_names[id(layer.cell)], layer.cell)]
    elif isinstance(layer, keras.layers.StackedRNNCells):
        inner = [(context.layer_names[id(cell)], cell) for cell in layer.cells]
    for name, one in inner:
        found |= {f"{name}/{path}": variable for path, variable in weights_of(one, context).items()}
    taken = {id(variable) for variable in found.values()}
    for variable in layer.variables:
        counts = isinstance(layer, keras.layers.Normalization) and variable.name == "count"
        if id(variable) not in taken and not _of_seed(variable) and not counts:
            found[_path_inside(variable, layer)] = variable
    return found


def _mirrored(layer: Any, name: str, context: Context) -> dict[str, Any]:
    """The weights of a Bidirectional's copy that goes backwards, by the paths of those that go forwards."""
    places = {id(variable): i for i, variable in enumerate(layer.forward_layer.variables)}
    copies = layer.backward_layer.variables
    return {f"{name}/{path}": copies[places[id(variable)]] for path, variable in weights_of(layer.forward_layer, context).items()}


def _of_seed(variable: Any) -> bool:
    return "seed_generator" in variable.path.split("/")[-2:][0] or variable.name == "seed_generator_state"


def _path_inside(variable: Any, layer: Any) -> str:
    parts = variable.path.split("/")
    for i in range(len(parts) - 1, -1, -1):
        if parts[i] == layer.name:
            return "/".join(parts[i + 1 :])
    return variable.name


def augments(layer: Any) -> bool:
    """Does it change what it gets in training alone, as image augmentation does?"""
    kind = type(layer)
    return kind.__module__.startswith("keras.src.layers.preprocessing") and kind.__name__.startswith(IDENTITIES_OUT_OF_TRAINING)


class _Absent:
    pass


_ABSENT = _Absent()


def plain_lambda_name(function: Any, fallback: str) -> str:
    name = getattr(function, "__name__", "<lambda>")
    return snake(type(function).__name__) if name == "<lambda>" and not callable(function) else fallback if name == "<lambda>" else name


__all__ = ["Call", "Configured", "augments", "library_class", "weights_of"]
