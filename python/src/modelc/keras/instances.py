"""Calls of layers: which `layer` of the library or of the file stands for one, and how it is applied."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import keras

from modelc.keras.blocks import Item, folded
from modelc.keras.body import Body, Step, structure
from modelc.keras.constants import NoConstant, constant, is_tensor, tidy
from modelc.keras.context import Context, Declared, Explicit, InstanceCall, automatic, described, named_instances
from modelc.keras.custom import Custom
from modelc.keras.externs import Externs
from modelc.keras.frames import start
from modelc.keras.functions import Functions, leaves_of, tensor_parameters
from modelc.keras.layers import Configured, augments, library_class, weights_of
from modelc.keras.marked import marked
from modelc.keras.modes import Modes, drops
from modelc.keras.sizes import open_shape
from modelc.keras.trace import symbolic
from modelc.keras.wrapped import calls_cell, starts_at_zero
from modelc.source import Assign, Call, Lambda, Layer, List, Name, Names, Node, Param, Return, camel, index, legal, snake
from modelc.source.library import LAYERS


class Instances:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.functions = Functions(context, self.layer_call)
        self.custom = Custom(context, self.functions)
        self.configured = Configured(context, self.instance, self.activation)
        self.externs = Externs(context)
        self.modes = Modes(context)

    # ---- Calls

    def layer_call(self, body: Body, layer: Any, node: Any) -> Node:
        """`Dense(10)(x)`, or for a layer that is called several times `shared(x)`, with the layer made before."""
        with self.modes.call(layer, node, _calls_in(body, layer)) as arguments:
            callee = self._callee(body, layer, node)
            args, kwargs = self.call_arguments(layer, *arguments)
        if augments(layer) or (self.modes.inference(layer, node) and drops(layer)):
            return constant(node.arguments.args[0])
        return Call(callee, args, kwargs)

    def _callee(self, body: Body, layer: Any, node: Any) -> Node:
        if id(layer) in body.shared:
            return body.shared[id(layer)]
        made = self.instance(layer, node)
        if len(_calls_in(body, layer)) <= 1:
            return made
        kind = type(layer).__name__
        name = Name(body.names.fresh(legal(snake(kind) if automatic(layer.name, kind) else layer.name)))
        body.steps.append(Step([], made, lambda value, name=name: Assign(name.id, value)))
        body.shared[id(layer)] = name
        return name

    def call_arguments(
        self, layer: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...]]:
        if isinstance(layer, keras.Model) and not isinstance(layer, keras.Sequential) and _functional(layer):
            flat = keras.tree.flatten(args[0]) if args else []
            return tuple(map(constant, flat)), ()
        implied = {id(mask) for tensor in keras.tree.flatten(args) if (mask := getattr(tensor, "_keras_mask", None)) is not None}
        for key in [key for key, value in kwargs.items() if key.endswith("mask") and (value is None or id(value) in implied)]:
            del kwargs[key]
        if id(layer) in self.context.declared:
            bound = inspect.signature(layer.call).bind(*args, **kwargs)
            return tuple(constant(v) for k, v in bound.arguments.items() if k not in ("training", "kwargs") and v is not None), ()
        named = tuple((key, constant(value)) for key, value in kwargs.items() if value is not None)
        if isinstance(layer, keras.layers.MultiHeadAttention):
            names = ("query", "value", "key")
            return tuple(map(constant, args)), named
        if not args and named:  # `layer(inputs=x)`
            return (named[0][1],), named[1:]
        return tuple(constant(arg) for arg in args if arg is not None), named

    # ---- Instances

    def instance(self, layer: Any, node: Any = None) -> Node:
        """The layer as it is made: `Dense(10)`; with a function of C++ in its place where the user allows it."""
        found = self.context.problems.found
        before, undo = len(found), self.context.attempt()
        made = self._instance(layer, node)
        if len(found) == before or not self.context.extern or node is None or library_class(layer) not in (None, keras.layers.Lambda):
            return made
        reason = found[before].message
        undo()
        external = self.externs.layer(layer, node, reason)
        if external is None:
            self.context.problems.add(f"{reason}; nor are the sizes known that a function in its place has to give", described(layer))
        return made if external is None else external

    def _instance(self, layer: Any, node: Any) -> Node:
        policy = getattr(layer, "compute_dtype", "float32")
        if policy not in ("float32", None) and not str(policy).startswith("int") and layer.variables:
            self.context.problems.add(f"it computes in {policy}", described(layer),
                                      help="make the model with dtype float32; weights in float16 load into it")
        if isinstance(layer, keras.layers.Lambda):
            return self._lambda(layer, node)
        if isinstance(layer, keras.Sequential):
            return self._sequential(layer, node)
        if isinstance(layer, keras.Model) and _functional(layer):
            return self._declared(layer, self.nested(layer))
        kind = library_class(layer)
        if kind is not None:
            frozen = self.modes.frozen(layer) if self.context.inference else None
            if frozen is not None:
                return self._declared(layer, frozen)
            return self.configured.call(layer, kind, node)
        if augments(layer):
            self.context.note(f"{described(layer)} is left out: it changes training data alone; augment before training")
            return Name("Identity")
        if node is None:
            self.context.problems.add("a layer of one's own inside of another layer's configuration", described(layer), *start(layer.call),
                                      help="call it in a layer of your own, or write it as a `layer` in the .model file")
            return Name("Identity")
        if calls_cell(node) and not starts_at_zero(layer):
            self.context.problems.add("a cell whose states do not start at zero", described(layer), *start(layer.get_initial_state),
                                      help="give the recurrent layer its `initial_state` where it is called")
            return Name("Identity")
        declared = self.context.declared.get(id(layer)) or self.custom.declare(layer, node)
        return self._declared(layer, declared)

    def _declared(self, layer: Any, declared: Declared | None) -> Node:
        if declared is None:
            return Name("Identity")
        self.context.declared[id(layer)] = declared
        self.context.kept.append(layer)
        return InstanceCall(Name(declared.name), declared.arguments, declared.named, layer)

    def _sequential(self, layer: Any, node: Any) -> Node:
        """`Sequential([...])`; of layers of one's own a `layer`, since they need to know what they get."""
        inner = [one for one in layer.layers if not isinstance(one, keras.layers.InputLayer)]
        if not layer.built:
            self.context.problems.add("it was never called, so its weights do not exist", described(layer))
            return Name("Identity")
        nodes = {id(n.operation): n for n in _graph(layer)}
        items = [self.instance(one, nodes.get(id(one))) for one in inner if not (self.context.inference and drops(one))]
        return InstanceCall(Name("Sequential"), (List(tuple(items)),), (), layer)

    def nested(self, model: Any) -> Declared:
        """A functional model as a `layer`."""
        known = self.context.declared.get(id(model))
        if known is not None:
            return known
        names = Names()
        given = [tensor._keras_history.operation.name for tensor in model.inputs]
        params = [names.fresh("x" if name.startswith(("input_layer", "keras_tensor")) else legal(name)) for name in given]
        leaves: dict[int, Node] = {id(tensor): Name(name) for tensor, name in zip(model.inputs, params)}
        body = self.graph(model, names, leaves)
        results = list(model.outputs)
        body.finish(structure(results), Return)
        namer = Explicit()
        statements = named_instances(tuple(body.statements()), self.context, namer)
        weights = {f"{self.context.name_of(layer)}/{path}": variable for layer in _own_layers(model)
                   if self.context.name_of(layer) is not None for path, variable in weights_of(layer, self.context).items()}
        wanted = camel(model.name) if not automatic(model.name, "functional") else "Block"
        wanted = f"{wanted}Net" if wanted in LAYERS else wanted
        name = self.context.declare(wanted, lambda chosen: Layer(
            chosen, (), tuple(Param(param) for param in params), tuple(statements)))
        return Declared(name, (), (), weights)

    def graph(self, model: Any, names: Names, leaves: dict[int, Node]) -> Body:
        """The statements of a functional model up to its outputs, which are still to be finished."""
        nodes = _graph(model)
        body = Body(names, leaves)
        body.count(nodes, list(model.outputs))
        items = [item for node in nodes for item in self._items(body, node)]
        if not self.context.problems.found:
            items = folded(items, list(model.outputs), self.context)
        body.uses = {}
        body.count_values([item.value for item in items], list(model.outputs))
        for item in items:
            if item.outputs:
                body.define(item.outputs, item.value, item.stage)
            else:
                body.steps.append(item.step)
        return body

    def _items(self, body: Body, node: Any) -> list[Item]:
        """A node of a graph; before it the layer that it shares with others, where it is the first to call it."""
        layer = node.operation
        where = described(layer) if isinstance(layer, keras.layers.Layer) else f"operation `{layer.name}`"
        value, stage = self.functions.value(body, node, where)
        made, body.steps = body.steps, []
        layers = [value.callee.layer] if isinstance(value, Call) and isinstance(value.callee, InstanceCall) else []
        item = Item(list(node.outputs), value, stage, fixed=id(layer) in body.shared, layers=layers)
        return [*(Item([], step.value, False, fixed=True, step=step) for step in made), item]

    # ---- Functions of one's own

    def activation(self, function: Any, key: str) -> Node | None:
        if isinstance(function, keras.layers.Layer):
            return self.instance(function)
        if key.endswith("activation") or key in ("activation", "function"):
            tensor = symbolic((None, 7))
        else:
            tensor = symbolic((None, None))
        names = tensor_parameters(function, 1)
        called = function if not isinstance(function, type) else function()
        return self.functions.function(called, {names[0]: tensor}, f"the function `{getattr(function, '__name__', key)}`",
                                       wanted=key)

    def _lambda(self, layer: Any, node: Any) -> Node:
        where = described(layer)
        if node is None:
            self.context.problems.add("a Lambda inside of another layer's configuration", where)
            return Name("Identity")
        inputs = node.arguments.args[0] if node.arguments.args else next(iter(node.arguments.kwargs.values()))
        tensor = keras.tree.map_structure(lambda leaf: symbolic(open_shape(leaf), leaf.dtype), inputs)
        names = tensor_parameters(layer.function, 1)
        keep = {}
        if getattr(layer, "_fn_expects_training_arg", False):
            keep["training"] = False
        if getattr(layer, "_fn_expects_mask_arg", False):
            keep["mask"] = None
        function = self.functions.function(layer.function, {names[0]: tensor}, where, wanted=legal(layer.name),
                                           numbers=layer.arguments, keep=keep)
        if function is None:
            return Name("Identity")
        named: list[tuple[str, Node]] = []
        shape = self._output_shape(layer, *self.functions.followed, where)
        if shape is not None:
            named.append(("output_shape", shape))
        numbers = {key: value for key, value in layer.arguments.items() if type(value) in (int, float)}
        used = self._parameters_of(function)
        given = {key: tidy(value) for key, value in numbers.items() if key in used}
        if given:
            named.append(("arguments", constant(given)))
        if layer.mask is not None:
            self.context.problems.add("its mask function is not followed", where, help="give the mask in a layer of your own")
        return InstanceCall(Name("Lambda"), (function,), tuple(named), layer)

    def _parameters_of(self, function: Node) -> set[str]:
        if not isinstance(function, Name):
            return {p.name for p in function.params} if hasattr(function, "params") else set()  # type: ignore[misc]
        return {p.name for d in self.context.declarations if getattr(d, "name", "") == function.id for p in d.params}  # type: ignore[attr-defined]

    def _output_shape(self, layer: Any, inputs: Any, result: Any, where: str) -> Node | None:
        """A tuple as it is, a function of the shape as a lambda of dims; none where it is not what the function gives."""
        given = layer._output_shape
        if given is None or not is_tensor(result):
            return None
        found = tuple(result._shape)
        if not callable(given):
            if all(isinstance(size, int) for size in given) and tuple(given) == found[1:]:
                return constant(tuple(given))
            if len(given) == len(found) - 1 and all(size in (None, -1, there) for size, there in zip(given, found[1:])):
                return None
        elif is_tensor(inputs):
            shape = tuple(marked(int(size), index(Name("s"), i)) for i, size in enumerate(inputs._shape))
            try:
                sizes = tuple(given(shape))
                if tuple(map(int, sizes)) == found:
                    return Lambda((Param("s"),), constant(sizes))
            except Exception:  # the user's own code, which nothing depends on
                pass
        else:
            return None
        self.context.note(f"{where}: its output_shape is left out, since it is not what the function gives: {list(found[1:])}")
        return None


def _calls_in(body: Body, layer: Any) -> list[Any]:
    return [node for node in layer._inbound_nodes if any(id(output) in body.uses for output in node.outputs)]


def _functional(model: Any) -> bool:
    return hasattr(model, "_nodes_by_depth") and hasattr(model, "_operations")


def _own_layers(model: Any) -> list[Any]:
    return [layer for layer in model._operations if isinstance(layer, keras.layers.Layer)]


def _graph(model: Any) -> list[Any]:
    """The calls of a functional model, in the order in which they were made where that is known."""
    source = model if _functional(model) else model._functional
    nodes = [node for depth in sorted(source._nodes_by_depth, reverse=True) for node in source._nodes_by_depth[depth]
             if not isinstance(node.operation, keras.layers.InputLayer)]
    ready = {id(tensor) for tensor in source.inputs}
    order = sorted(nodes, key=_made)
    for node in order:
        if any(id(tensor) not in ready for tensor in node.arguments.keras_tensors):
            return nodes
        ready.update(id(output) for output in node.outputs)
    return order


def _made(node: Any) -> int:
    digits = str(node.outputs[0].name).rpartition("_")[2]
    return int(digits) if digits.isdigit() else 0


__all__: Sequence[str] = ["Instances", "NoConstant", "leaves_of"]
