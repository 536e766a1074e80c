"""Layers of the user's own, and models inside of models, as `layer`s of the file."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import keras
import numpy as np
from keras import KerasTensor

from modelc.keras.body import parts, structure
from modelc.keras.constants import NoConstant, constant, dtype, is_tensor, tidy
from modelc.keras.context import Context, Declared, Explicit, attribute_names, described, named_instances
from modelc.keras.functions import Functions, called, leaves_of, reachable, unpacked
from modelc.keras.marked import Marked, ValueRef, parameter
from modelc.keras.settings import initializer, penalty
from modelc.keras.trace import Trace, symbolic
from modelc.source import (
    If, Layer, Literal, Loss, Name, Names, Node, Param, Return, Statement, Type, Update, Weight, call, legal,
)
from modelc.source.library import LAYERS


class WeightTensor(KerasTensor):
    """A variable while its layer is traced; assignments are noted."""

    variable: Any = None
    updates: dict[int, Any] | None = None

    def assign(self, value: Any) -> Any:
        assert self.updates is not None
        self.updates[id(self)] = (self, value)
        return value

    def assign_add(self, value: Any) -> Any:
        return self.assign(self + value)

    def assign_sub(self, value: Any) -> Any:
        return self.assign(self - value)

    @property
    def value(self) -> Any:
        return self

    def numpy(self) -> Any:
        raise TypeError("a weight's value is not known while tracing")


@dataclass
class _Traced:
    """A call in one mode: what it did, the weights it could use, their updates, and the losses that it added."""

    trace: Trace
    weights: list[WeightTensor] = field(default_factory=list)
    updates: dict[int, Any] = field(default_factory=dict)
    losses: list[Any] = field(default_factory=list)
    specs: dict[int, dict[str, Any]] = field(default_factory=dict)


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
        given = {name: value for name, value in bound.arguments.items() if name not in ("training", "mask", "kwargs")}
        if "kwargs" in bound.arguments:
            given.update({k: v for k, v in bound.arguments["kwargs"].items() if k not in ("training", "mask")})
        made = _Remade.of(layer, given)
        for candidate in ([made] if made is not None else []) + [_Remade(layer, {}, {})]:
            before = list(self.context.problems.found)
            result = self._declared(layer, candidate, given, where, last=candidate.layer is layer)
            if result is not None and len(self.context.problems.found) == len(before):
                return result
            if candidate.layer is not layer:
                self.context.problems.found[:] = before
        return None

    def _declared(self, layer: Any, made: _Remade, given: dict[str, Any], where: str, last: bool) -> Declared | None:
        modes = [False, True] if "training" in inspect.signature(layer.call).parameters else [None]
        written: list[tuple[list[Statement], list[Weight], dict[str, Any]]] = []
        namer = Explicit(attribute_names(made.layer))
        tensors = {name: keras.tree.map_structure(_fresh, value) for name, value in given.items()}
        try:
            traced = [self._traced(made, tensors, mode) for mode in modes]
            taken = set(made.numbers) | {name for one in traced for name in called(one.trace.nodes)}
            for one in traced:
                written.append(self._written(one, tensors, where, Names(taken), namer))
        except NoConstant as reason:
            self.context.problems.add(str(reason), where)
            return None
        except Exception as error:  # the user's own code
            self.context.fail(where, error, "write it with keras.ops alone, or as a layer of the .model file")
            return None
        statements, weights, variables = written[0]
        if len(written) == 2 and written[1][0] != statements:
            statements = [If(Name("training"), tuple(written[1][0]), tuple(written[0][0]))]
            weights = _merged(weights, written[1][1])
            variables = {**written[1][2], **variables}
        body: list[Statement] = [*weights, *statements]
        used = {part.id for statement in body for part in parts(statement) if isinstance(part, Name)}
        hyper = [name for name in made.numbers if name in used]
        doc = inspect.getdoc(type(layer)) if type(layer).__doc__ else ""
        params = tuple(Param(legal(name)) for name in given)
        defaults = {name: p.default for name, p in inspect.signature(type(layer).__init__).parameters.items()}

        def default(name: str) -> Node | None:
            return constant(tidy(defaults[name])) if type(defaults.get(name)) in (int, float) else None

        hyper.sort(key=lambda name: default(name) is not None)
        hyperparameters = tuple(Param(name, default=default(name)) for name in hyper)
        wanted = legal(type(layer).__name__)
        name = self.context.declare(f"{wanted}Layer" if wanted in LAYERS else wanted, lambda chosen: Layer(
            chosen, hyperparameters, params, tuple(body), doc=doc or ""))
        required = tuple(constant(tidy(made.numbers[key])) for key in hyper if default(key) is None)
        named = tuple((key, constant(tidy(made.numbers[key]))) for key in hyper
                      if default(key) is not None and defaults[key] != made.numbers[key])
        return Declared(name, required, named, made.original(variables, layer))

    def _traced(self, made: _Remade, tensors: dict[str, Any], mode: bool | None) -> _Traced:
        one = _Traced(Trace())
        one.specs = made.build(tensors, one.trace)
        keep = {} if mode is None else {"training": mode}
        with _symbolic_weights(made.layer, one.updates, one.losses) as one.weights:
            one.trace.call(made.layer.call, **tensors, **keep)
        return one

    def _written(
        self, one: _Traced, tensors: dict[str, Any], where: str, names: Names, namer: Explicit
    ) -> tuple[list[Statement], list[Weight], dict[str, Any]]:
        trace, updates, losses = one.trace, one.updates, one.losses
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
        body = self.functions.body(trace, results, leaves, names, where)
        body.head += head
        for value in losses:
            body.finish(_summed(value), Loss)
        for tensor, value in updates.values():
            name = leaves[id(tensor)].id  # type: ignore[attr-defined]
            body.finish(constant(value), lambda node, name=name: Update(name, node))
        body.finish(structure(trace.result), Return)
        statements = named_instances(tuple(body.statements()), self.context, namer)
        for tensor in one.weights:
            name = leaves[id(tensor)].id  # type: ignore[attr-defined]
            kept = id(tensor) in updates
            statements_of_weights.append(self._weight(name, tensor.variable, one.specs.get(id(tensor.variable)), kept, leaves))
        for layer in _layers_called(reachable(trace.nodes, results)):
            for path, variable in self._weights_of(layer).items():
                variables[f"{self.context.layer_names[id(layer)]}/{path}"] = variable
        return list(statements), statements_of_weights, variables

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

    def build(self, tensors: dict[str, Any], trace: Trace) -> dict[int, dict[str, Any]]:
        """Makes the weights of a layer made anew; what each was asked to be, by the variable."""
        if not self.fresh or self.layer.built:
            return self.specs
        layer, specs = self.layer, self.specs
        add_weight = layer.add_weight

        def note(*args: Any, **kwargs: Any) -> Any:
            bound = inspect.signature(add_weight).bind(*args, **kwargs)
            variable = add_weight(*args, **kwargs)
            specs[id(variable)] = dict(bound.arguments) | {"initializer": bound.arguments.get("initializer", "glorot_uniform")}
            return variable

        object.__setattr__(layer, "add_weight", note)
        first = next(iter(tensors.values()))
        from modelc.keras.trace import recording

        with recording(trace):
            shapes = keras.tree.map_structure(lambda leaf: leaf.shape if is_tensor(leaf) else leaf, first)
            if isinstance(first, (list, tuple)):
                shapes = [leaf.shape for leaf in first]
            if len([v for v in tensors.values() if _any_tensor(v)]) == 1 and type(layer).build is not keras.layers.Layer.build:
                with keras.name_scope(layer.name):
                    layer.build(shapes)
        layer.built = True
        return specs

    def original(self, variables: dict[str, Any], layer: Any) -> dict[str, Any]:
        """The original's variables for those of the layer made anew, by their order."""
        if self.layer is layer:
            return variables
        mine, others = list(self.layer.variables), list(layer.variables)
        if len(mine) != len(others) or any(tuple(a.shape) != tuple(b.shape) for a, b in zip(mine, others)):
            raise NoConstant("its weights are not those that its constructor makes")
        table = {id(a): b for a, b in zip(mine, others)}
        return {path: table[id(variable)] for path, variable in variables.items()}


def _merged(one: list[Weight], other: list[Weight]) -> list[Weight]:
    """The weights of both modes; what training updates is a state in both."""
    states = {weight.name: weight for weight in [*one, *other] if weight.kept}
    every = {weight.name: weight for weight in [*one, *other]}
    return [states.get(name, weight) for name, weight in every.items()]


def _takes_name(parameters: Any) -> bool:
    return "name" in parameters or any(p.kind is p.VAR_KEYWORD for p in parameters.values())


def _any_tensor(value: Any) -> bool:
    return any(is_tensor(leaf) for leaf in keras.tree.flatten(value))


def _fresh(leaf: Any) -> Any:
    return symbolic(leaf._shape, leaf.dtype) if is_tensor(leaf) else leaf


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
    return Name("glorot_uniform") if value.ndim > 1 else Name("zeros")


def _layers_called(nodes: list[Any]) -> list[Any]:
    seen: dict[int, Any] = {}
    for node in nodes:
        if isinstance(node.operation, keras.layers.Layer):
            seen.setdefault(id(node.operation), node.operation)
    return list(seen.values())


@contextmanager
def _symbolic_weights(layer: Any, updates: dict[int, Any], losses: list[Any]) -> Iterator[list[WeightTensor]]:
    """While this holds, the layer's own variables are symbolic tensors."""
    made: dict[int, WeightTensor] = {}

    def swap(value: Any) -> Any:
        if isinstance(value, keras.Variable):
            if id(value) not in made:
                tensor = WeightTensor(tuple(value.shape), dtype=value.dtype, name=value.name)
                tensor.variable, tensor.updates = value, updates
                made[id(value)] = tensor
            return made[id(value)]
        if isinstance(value, (list, tuple)) and any(isinstance(item, keras.Variable) for item in value):
            return [swap(item) for item in value]
        if isinstance(value, dict) and any(isinstance(item, keras.Variable) for item in value.values()):
            return {key: swap(item) for key, item in value.items()}
        return value

    before = {}
    for key, value in list(vars(layer).items()):
        if key in ("_trainable_variables", "_non_trainable_variables", "_layers", "_metrics", "_tracker"):
            continue
        changed = swap(value)
        if changed is not value:
            before[key] = value
            layer.__dict__[key] = changed
    own_losses = layer.__dict__.get("add_loss")
    layer.__dict__["add_loss"] = lambda loss, *_, **__: losses.extend(keras.tree.flatten(loss))
    try:
        yield list(made.values())
    finally:
        layer.__dict__.update(before)
        if own_losses is None:
            del layer.__dict__["add_loss"]
        else:
            layer.__dict__["add_loss"] = own_losses

