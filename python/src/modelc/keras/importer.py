"""A Keras model as text, weights and vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np

from modelc.files import Result
from modelc.keras.constants import DTYPES
from modelc.keras.context import Context, Counting, automatic, described, named_instances
from modelc.keras.functions import called
from modelc.keras.instances import Instances, _own_layers
from modelc.keras.layers import weights_of
from modelc.keras.marked import ValueRef
from modelc.keras.recipe import Recipe, keys_of_outputs
from modelc.keras.symbols import fixed, symbols
from modelc.keras.vectors import compute, made_inputs, record
from modelc.problems import ImportFailed, Problem
from modelc.source import Blank, Input, Model, Module, Name, Names, Node, Output, Statement, Type, camel, legal, text_of
from modelc.source.library import FUNCTIONS, LAYERS


def import_model(
    model: Any,
    name: str,
    *,
    inputs: Mapping[str, Any] | Sequence[Any] | None = None,
    dims: Mapping[str, int] | None = None,
    fixed: Mapping[str, Any] | None = None,
    extern: bool = False,
) -> Result:
    """The text of `name`.model, with weights and recorded vectors. Raises `ImportFailed` with all that has no place in it;
    with `extern` functions of C++ are declared in the place of layers whose code cannot be followed."""
    if not isinstance(model, keras.Model):
        raise ImportFailed(Problem(f"a {type(model).__name__} is no keras.Model"))
    if fixed:
        raise ImportFailed(Problem("`fixed` is for ONNX models; give the value with keras.ops in the model"))
    return _Import(model, name, dict(dims or {}), extern).run(inputs)


class _Import:
    def __init__(self, model: Any, name: str, dims: dict[str, int], extern: bool = False) -> None:
        self.model = model
        self.name = name
        self.dims = dims
        trains = getattr(model, "compiled", False) and getattr(model, "optimizer", None) is not None
        self.context = Context(stem=name, trains=trains, extern=extern)
        self.instances = Instances(self.context)
        self.names = Names(set(LAYERS))

    def run(self, inputs: Any) -> Result:
        model = functional(self.model, inputs)
        for name in _called(model):
            self.names.reserve(name)
        model, types = self._inputs(model)
        self.context.problems.raise_any()
        if not all(layer.built for layer in model._flatten_layers(include_self=False)):
            compute(model, made_inputs(model, list(types), types))  # layers that know their output's shape make weights when called
        leaves: dict[int, Node] = {id(tensor): Name(name) for tensor, name in zip(model.inputs, types)}
        body = self.instances.graph(model, self.names, leaves)
        for tensor in model.outputs:
            body.finish(ValueRef(tensor), lambda value: Output("", value))
        unnamed = named_instances(tuple(body.statements()), self.context, Counting())
        self.outputs = self._output_names(model)
        names = iter(self.outputs)
        statements = [Output(next(names), one.value) if isinstance(one, Output) else one for one in unnamed]
        recipe = Recipe(self.context, self.instances.functions, self.model, model, self.outputs).statements()
        self.context.problems.raise_any()
        weights = self._weights(model)
        heads: list[Statement] = [Input(input_name, kind) for input_name, kind in types.items()]
        parts = [*heads, *statements, *([Blank(), *recipe] if recipe else [])]
        text = text_of(Module([*self.context.declarations, Model(self._class_name(), (), tuple(parts))],
                              self._comment()))
        vectors = record(model, list(types), self.outputs, inputs, types, self.context)
        return Result(text, {key: _array(value) for key, value in weights.items()}, vectors, tuple(self.context.notes))

    def _class_name(self) -> str:
        """After the file; what the user's classes are called comes first."""
        wanted = camel(self.name)
        return self.context.names.fresh(f"{wanted}Net" if wanted in self.context.names else wanted)

    def _comment(self) -> str:
        unnamed = automatic(self.model.name, type(self.model).__name__) or automatic(self.model.name, "model")
        return "Imported from a Keras model." if unnamed else f"Imported from the Keras model `{self.model.name}`."

    def _inputs(self, model: Any) -> tuple[Any, dict[str, Type]]:
        """The inputs' names and types, and the model with the axes that the user fixes."""
        names = []
        for i, tensor in enumerate(model.inputs):
            layer = tensor._keras_history.operation
            automatic_name = layer.name.startswith(("input_layer", "keras_tensor"))
            wanted = ("x" if len(model.inputs) == 1 else f"x_{i}") if automatic_name else layer.name
            names.append(self.names.fresh(legal(wanted)))
        dims = symbols(model, names)
        known = {dim for shape in dims for dim in shape if isinstance(dim, str)}
        for symbol in self.dims.keys() - known:
            self.context.problems.add(f"no input has an open axis `{symbol}`", f"model `{self.model.name}`",
                                      help=f"open axes: {', '.join(sorted(known)) or 'none'}")
        if self.dims.keys() & known:
            try:
                model = fixed(model, dims, self.dims)
            except Exception as error:  # the user's own code, or sizes that do not fit
                self.context.fail(f"model `{self.model.name}`", error, "it does not compute with the sizes that are given")
        types: dict[str, Type] = {}
        for name, shape, tensor in zip(names, dims, model.inputs):
            dtype = DTYPES.get(str(tensor.dtype))
            if dtype is None:
                self.context.problems.add(f"its dtype is {tensor.dtype}", described(tensor._keras_history.operation))
            types[name] = Type(dtype or "f32", tuple(self.dims.get(dim, dim) if isinstance(dim, str) else dim for dim in shape))
        return model, types

    def _output_names(self, model: Any) -> list[str]:
        """By their keys in a dict, otherwise after their layers, as Keras names them; where Keras made the name up, as the layer
        is called here."""
        found = []
        for tensor, name, key in zip(model.outputs, model.output_names, keys_of_outputs(model)):
            layer = tensor._keras_history.operation
            ours = self.context.name_of(layer) if automatic(name, type(layer).__name__) else None
            found.append(self.names.fresh(legal(key or ours or name)))
        return found

    def _weights(self, model: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for layer in _own_layers(model):
            name = self.context.name_of(layer)
            if name is not None:
                found.update({f"{name}/{path}": variable for path, variable in weights_of(layer, self.context).items()})
        return found


def functional(model: Any, given: Any = None) -> Any:
    """The graph of a model: its own, that of a Sequential, or that of a call on its inputs, which are like `given` ones."""
    if isinstance(model, keras.Sequential):
        if not model.built or model._functional is None:
            raise ImportFailed(Problem("its input shape is not known", f"model `{model.name}`",
                                       help="begin it with keras.Input(shape), or call it once"))
        return model._functional
    if hasattr(model, "_nodes_by_depth"):
        return model
    from modelc.keras.subclassed import as_functional

    return as_functional(model, given)


def _called(model: Any) -> set[str]:
    """Functions that the model's text may call, so that no value has their names."""
    operations = [node for nodes in model._nodes_by_depth.values() for node in nodes]
    trained = {name for module in (keras.losses, keras.metrics, keras.activations) for name in dir(module)}
    return called(operations) | (trained & set(FUNCTIONS))


def _array(variable: Any) -> np.ndarray:
    return np.asarray(keras.ops.convert_to_numpy(variable.value if hasattr(variable, "value") else variable))
