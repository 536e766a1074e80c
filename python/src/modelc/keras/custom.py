"""Layers of the user's own, and models inside of models, as `layer`s of the file."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import keras
import numpy as np

from modelc.keras.body import parts, structure
from modelc.keras.constants import NoConstant, constant, dtype, is_tensor, tidy
from modelc.keras.context import Context, Declared, Explicit, attribute_names, described, named_instances
from modelc.keras.functions import Functions, called, leaves_of, reachable, unpacked
from modelc.keras.marked import Marked, ValueRef, parameter
from modelc.keras.settings import initializer, penalty
from modelc.keras.frames import start
from modelc.keras.sizes import followed, open_shape
from modelc.keras.trace import Trace, recording, symbolic
from modelc.keras.weights import WeightTensor, symbolic_weights
from modelc.keras.wrapped import calls_cell
from modelc.source import (
    Assign, If, Layer, Literal, Loss, Name, Names, Node, Param, Return, Statement, Type, Weight, call, legal,
)
from modelc.source.library import LAYERS


@dataclass
class Traced:
    """A call in one mode: what it did, the weights it could use, their updates, and the losses that it added."""

    trace: Trace
    specs: dict[int, dict[str, Any]] = field(default_factory=dict)
    tensors: dict[str, Any] = field(default_factory=dict)
    weights: list[WeightTensor] = field(default_factory=list)
    updates: dict[int, Any] = field(default_factory=dict)
    losses: list[Any] = field(default_factory=list)


class Custom:
    def __init__(self, context: Context, functions: Functions) -> None:
        self.context = context
        self.functions = functions

    def declare(self, layer: Any, node: Any) -> Declared | None:
        """The layer's declaration; None, and a problem, where its code cannot be followed."""
        where = described(layer)
        try:
            bound = inspect.signature(layer.call).bind(*node.arguments.args, **node.arguments.kwargs)
        except TypeError as error:
            self.context.problems.add(str(error), where)
            return None
        given = {name: value for name, value in bound.arguments.items() if name not in ("training", "kwargs")}
        given.update({k: v for k, v in bound.arguments.get("kwargs", {}).items() if k != "training"})
        if given.get("mask") is None:
            given.pop("mask", None)
        made = _Remade.of(layer, given)
        for candidate in ([made] if made is not None else []) + [_Remade(layer, {}, {})]:
            before, undo = len(self.context.problems.found), self.context.attempt()
            result = self._declared(layer, candidate, node, given, where)
            if result is not None and len(self.context.problems.found) == before:
                return result
            if candidate.layer is not layer:
                undo()
        return None

    def _declared(self, layer: Any, made: _Remade, node: Any, given: dict[str, Any], where: str) -> Declared | None:
        takes_mode = "training" in inspect.signature(layer.call).parameters
        modes = [None] if not takes_mode else [False] if self.context.inference else [False, True]
        written: list[tuple[list[Statement], list[Weight], dict[str, Any]]] = []
        specs = {name: keras.tree.map_structure(_fresh, value) for name, value in given.items()}
        with self.context.following(where, layer.call):
            made.build(specs, calls_cell(node))
            namer = Explicit(attribute_names(made.layer))
            traced = [self._traced(made, specs, mode) for mode in modes]
            taken = set(made.numbers) | {name for one in traced for name in called(one.trace.nodes)}
            for mode, one in zip(modes, traced):
                with self.context.writing(mode):
                    written.append(self.written(one, specs, where, Names(taken), namer, node))
        if len(written) < len(modes):
            return None
        statements, weights, variables = written[0]
        if len(written) == 2 and written[1][0] != statements:
            statements = [If(Name("training"), tuple(written[1][0]), tuple(written[0][0]))]
            weights = _merged(weights, written[1][1])
            variables = {**written[1][2], **variables}
        body: list[Statement] = [*weights, *statements]
        lengths = _state_size(made.layer) if calls_cell(node) else None
        used = self.names_in(body if lengths is None else [*body, Assign("state_size", lengths)])
        hyper = [name for name in made.numbers if name in used]
        doc = inspect.getdoc(type(layer)) if type(layer).__doc__ else ""
        params = tuple(Param(legal(name)) for name in given if name != "mask" or not implied_mask(node))
        defaults = {name: p.default for name, p in inspect.signature(type(layer).__init__).parameters.items()}

        def default(name: str) -> Node | None:
            return constant(tidy(defaults[name])) if type(defaults.get(name)) in (int, float) else None

        hyper.sort(key=lambda name: default(name) is not None)
        hyperparameters = tuple(Param(name, default=default(name)) for name in hyper)
        if lengths is not None and "state_size" not in hyper:
            hyperparameters += (Param("state_size", default=lengths),)
        wanted = legal(type(layer).__name__)
        name = self.context.declare(f"{wanted}Layer" if wanted in LAYERS else wanted, lambda chosen: Layer(
            chosen, hyperparameters, params, tuple(body), doc=doc or ""))
        required = tuple(constant(tidy(made.numbers[key])) for key in hyper if default(key) is None)
        named = tuple((key, constant(tidy(made.numbers[key]))) for key in hyper
                      if default(key) is not None and defaults[key] != made.numbers[key])
        return Declared(name, required, named, made.original(variables, layer))

    def _traced(self, made: _Remade, specs: dict[str, Any], mode: bool | None) -> Traced:
        keep = {} if mode is None else {"training": mode}
        runs: dict[int, Traced] = {}

        def call(tensors: dict[str, Any]) -> tuple[Trace, Any]:
            one = Traced(Trace(sizes=dict(made.sizes)), made.specs)
            with symbolic_weights(made.layer, one.updates, one.losses) as one.weights:
                one.trace.call(made.layer.call, **tensors, **keep)
            runs[id(one.trace)] = one
            return one.trace, (one.trace.result, one.losses, [value for _, value in one.updates.values()])

        trace, tensors = followed(specs, call, start(made.layer.call))
        one = runs[id(trace)]
        one.tensors = tensors
        return one

    def written(
        self, one: Traced, specs: dict[str, Any], where: str, names: Names, namer: Explicit, node: Any = None
    ) -> tuple[list[Statement], list[Weight], dict[str, Any]]:
        trace, updates, losses = one.trace, one.updates, one.losses
        tensors = one.tensors
        leaves: dict[int, Node] = {}
        for name, value in tensors.items():
            leaves.update(leaves_of(names.reserve(legal(name)), value))
        statements_of_weights: list[Weight] = []
        variables: dict[str, Any] = {}
        for tensor in one.weights:
            name = names.fresh(legal(tensor.variable.name, "w"))
            leaves[id(tensor)] = Name(name)
            variables[name] = tensor.variable
        results = (trace.result, losses, [value for _, value in updates.values()])
        head = unpacked(tensors, leaves, trace, names)
        # `build` saw the shapes of `specs`, and what it computed of them is used in `call`.
        for spec, tensor in zip(keras.tree.flatten(specs), keras.tree.flatten(tensors)):
            if is_tensor(spec):
                leaves[id(spec)] = leaves[id(tensor)]
        body = self.functions.body(trace, results, leaves, names, where)
        body.head += head
        for value in losses:
            body.finish(_summed(value), Loss)
        ends = node is not None and ends_mask(node)
        body.finish(call("with_mask", structure(trace.result), None) if ends else structure(trace.result), Return)
        if "mask" in tensors and node is not None and implied_mask(node) and body.reads(tensors["mask"]):
            body.head.insert(0, Assign("mask", call("mask_of", leaves_of(next(iter(tensors)), next(iter(tensors.values())))[
                id(first_tensor(next(iter(tensors.values()))))])))
        statements = named_instances(tuple(body.statements()), self.context, namer)
        for tensor in one.weights:
            name = leaves[id(tensor)].id  # type: ignore[attr-defined]
            kept = any(tensor is assigned for assigned, _ in updates.values())
            statements_of_weights.append(self._weight(name, tensor.variable, one.specs.get(id(tensor.variable)), kept, leaves))
        for layer in _layers_called(reachable(trace.nodes, results)):
            for path, variable in self._weights_of(layer).items():
                variables[f"{self.context.layer_names[id(layer)]}/{path}"] = variable
        return list(statements), statements_of_weights, variables

    @staticmethod
    def names_in(body: Sequence[Statement]) -> set[str]:
        return {part.id for statement in body for part in parts(statement) if isinstance(part, Name)}

    def _weights_of(self, layer: Any) -> dict[str, Any]:
        from modelc.keras.layers import weights_of

        return weights_of(layer, self.context)

    def _weight(self, name: str, variable: Any, spec: dict[str, Any] | None, kept: bool, leaves: dict[int, Node]) -> Weight:
        shape = tuple(spec["shape"]) if spec and spec.get("shape") is not None else tuple(variable.shape)
        dims = tuple(_dim(size, leaves) for size in shape)
        made = initializer(keras.initializers.get(spec["initializer"])) if spec and spec.get("initializer") is not None else None
        if made is None:
            made = _guessed(variable)
        options = []
        for key in ("regularizer", "constraint"):
            value = getattr(variable, key, None)
            written = penalty(value) if value is not None else None
            if written is not None:
                options.append((key, written))
        if not variable.trainable and not kept:
            options.append(("trainable", Literal(False)))
        kind = dtype(variable.dtype).id
        return Weight(name, Type(kind, dims), made, () if kept else tuple(options), kept)


class _Remade:
    """A layer made anew from its configuration, with numbers that remember their names; or the layer itself."""

    def __init__(self, layer: Any, numbers: dict[str, Any], specs: dict[int, dict[str, Any]]) -> None:
        self.layer = layer
        self.numbers = numbers
        self.specs = specs
        self.sizes: dict[int, str] = {}
        self.kept: list[Any] = []
        self.fresh = False

    @staticmethod
    def of(layer: Any, given: dict[str, Any]) -> _Remade | None:
        kind = type(layer)
        parameters = inspect.signature(kind.__init__).parameters
        try:
            config = dict(layer.get_config())
        except Exception:  # without get_config the layer is traced as it is
            config = {}
        arguments: dict[str, Any] = {}
        numbers: dict[str, Any] = {}
        for name, p in list(parameters.items())[1:]:
            if name in ("name", "dtype", "trainable") or p.kind in (p.VAR_KEYWORD, p.VAR_POSITIONAL):
                continue
            value = config.get(name, vars(layer).get(name, vars(layer).get(f"_{name}", p.default)))
            if isinstance(value, dict) and "class_name" in value:
                try:
                    value = keras.saving.deserialize_keras_object(value)
                except Exception:
                    value = getattr(layer, name, p.default)
            if value is inspect.Parameter.empty or isinstance(value, (keras.layers.Layer, keras.Variable)):
                return None
            if type(value) in (int, float):
                numbers[name] = value
                value = parameter(name, value)
            arguments[name] = value
        try:
            made = kind(**arguments, **({"name": layer.name} if _takes_name(parameters) else {}))
        except Exception:
            return None
        remade = _Remade(made, numbers, {})
        remade.fresh = True
        return remade

    def build(self, given: dict[str, Any], cell: bool) -> None:
        """Makes the weights of a layer made anew for what it is given; `specs` is what each was asked to be, by the variable.
        A cell is built for its input alone."""
        layer, specs = self.layer, self.specs
        if not self.fresh or layer.built:
            return
        add_weight = layer.add_weight

        def note(*args: Any, **kwargs: Any) -> Any:
            bound = inspect.signature(add_weight).bind(*args, **kwargs)
            variable = add_weight(*args, **kwargs)
            specs[id(variable)] = dict(bound.arguments) | {"initializer": bound.arguments.get("initializer", "glorot_uniform")}
            return variable

        object.__setattr__(layer, "add_weight", note)
        trace = Trace(sizes=self.sizes)
        self.kept.append(trace)
        with recording(trace), keras.name_scope(layer.name):
            shapes = {name: _shapes(value) for name, value in given.items() if _any_tensor(value)}
            named = {f"{name}_shape": shape for name, shape in shapes.items()}
            if type(layer).build is keras.layers.Layer.build:
                pass
            elif len(shapes) == 1 or cell:
                layer.build(next(iter(shapes.values())))
            elif set(named) <= set(inspect.signature(layer.build).parameters):
                layer.build(**named)
        layer.built = True
        try:  # so that the layers inside have open axes as well, and not the sizes that the call is followed with
            layer(**given)
        except Exception:  # the user's own code, which is followed in what comes next
            pass

    def original(self, variables: dict[str, Any], layer: Any) -> dict[str, Any]:
        """The original's variables for those of the layer made anew, by their order."""
        if self.layer is layer:
            return variables
        mine, others = list(self.layer.variables), list(layer.variables)
        if len(mine) != len(others) or any(tuple(a.shape) != tuple(b.shape) for a, b in zip(mine, others)):
            raise NoConstant("its weights are not those that its constructor makes")
        table = {id(a): b for a, b in zip(mine, others)}
        return {path: table[id(variable)] for path, variable in variables.items()}


def _state_size(cell: Any) -> Node:
    """How long its states are, the option by which a recurrent layer knows a cell."""
    sizes = cell.state_size
    return constant([tidy(size) for size in sizes] if isinstance(sizes, (list, tuple)) else tidy(sizes))


def _merged(one: list[Weight], other: list[Weight]) -> list[Weight]:
    """The weights of both modes; what training updates is a state in both."""
    states = {weight.name: weight for weight in [*one, *other] if weight.kept}
    every = {weight.name: weight for weight in [*one, *other]}
    return [states.get(name, weight) for name, weight in every.items()]


def _takes_name(parameters: Any) -> bool:
    return "name" in parameters or any(p.kind is p.VAR_KEYWORD for p in parameters.values())


def _shapes(value: Any) -> Any:
    """The shape of a tensor, a list or dict of shapes for several."""
    if isinstance(value, dict):
        return {key: _shapes(item) for key, item in value.items()}
    return [_shapes(item) for item in value] if isinstance(value, (list, tuple)) else value.shape


def _any_tensor(value: Any) -> bool:
    return any(is_tensor(leaf) for leaf in keras.tree.flatten(value))


def first_tensor(values: Any) -> Any:
    return next(leaf for leaf in keras.tree.flatten(values) if is_tensor(leaf))


def implied_mask(node: Any) -> bool:
    """Is the call's `mask` the one that travels with its first tensor?"""
    mask = node.arguments.kwargs.get("mask")
    masks = keras.tree.flatten(mask)
    return mask is None or any(one is getattr(first_tensor(node.arguments.args), "_keras_mask", None) for one in masks)


def ends_mask(node: Any) -> bool:
    """Does the layer get a mask and give none?"""
    given = any(getattr(tensor, "_keras_mask", None) is not None for tensor in node.arguments.keras_tensors)
    return given and all(getattr(tensor, "_keras_mask", None) is None for tensor in node.outputs)


def _fresh(leaf: Any) -> Any:
    return symbolic(open_shape(leaf), leaf.dtype) if is_tensor(leaf) else leaf


def _summed(value: Any) -> Node:
    node = constant(value)
    return node if is_tensor(value) and len(value._shape) == 0 else call("sum", node)


def _dim(size: Any, leaves: dict[int, Node]) -> Any:
    if not isinstance(size, Marked):
        return int(size)
    from modelc.keras.body import substituted

    return substituted(size.node, lambda part: leaves.get(id(part.tensor)) if isinstance(part, ValueRef) else None)


def _guessed(variable: Any) -> Node:
    """How a weight may have begun, by what it is: it comes from the file."""
    value = np.asarray(keras.ops.convert_to_numpy(variable.value))
    if value.size and np.all(value == value.flat[0]):
        first = value.flat[0]
        return Name("zeros") if first == 0 else Name("ones") if first == 1 else call("constant", tidy(float(first)))
    return Name("glorot_uniform") if value.ndim > 1 and value.dtype.kind == "f" else Name("zeros")


def _layers_called(nodes: list[Any]) -> list[Any]:
    seen: dict[int, Any] = {}
    for node in nodes:
        if isinstance(node.operation, keras.layers.Layer):
            seen.setdefault(id(node.operation), node.operation)
    return list(seen.values())
