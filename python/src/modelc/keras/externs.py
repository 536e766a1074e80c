"""Functions of C++ in the place of layers whose code cannot be followed: declared with their shapes, where the user asks for it."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from modelc.keras.constants import dtype, is_tensor
from modelc.keras.context import Context, Declared, InstanceCall, described
from modelc.keras.sizes import expression_of, open_shape, sized
from modelc.source import Call, ExternFn, Index, Lambda, Layer, Literal, Name, Node, Param, Return, Type, Weight, legal, snake

RUNS = (0, 1, 2)


class Externs:
    def __init__(self, context: Context) -> None:
        self.context = context

    def layer(self, layer: Any, node: Any, reason: str) -> Node | None:
        """An instance in the layer's place; None where its shapes cannot be told. `reason` is why it is needed."""
        tensors = [leaf for leaf in keras.tree.flatten((node.arguments.args, node.arguments.kwargs)) if is_tensor(leaf)]
        name = self._named(layer)
        given = [f"x{i}" for i in range(len(tensors))] if len(tensors) > 1 else ["x"]
        dims = [_dims(tensor, i if len(tensors) > 1 else None) for i, tensor in enumerate(tensors)]
        results = self._results(layer, node, tensors, dims)
        if results is None:
            return None
        types = [Type(dtype(tensor.dtype).id, tuple(shape)) for tensor, shape in zip(tensors, dims)]
        outputs = tuple(Type(dtype(tensor.dtype).id, tuple(shape)) for tensor, shape in zip(node.outputs, results))
        weights = {legal("_".join(variable.path.split("/")[1:]) or variable.name): variable for variable in layer.variables
                   if "seed" not in variable.name}
        params = [*map(Param, given, types), *(Param(key, _type(variable)) for key, variable in weights.items())]
        function = self.context.declare(name, lambda chosen: ExternFn(
            chosen, tuple(params), outputs if len(outputs) > 1 else outputs[0], f"{self.context.stem}.hpp", f"app::{chosen}",
            f"app::{chosen}_gradient" if self.context.trains else "", doc=f"In the place of {described(layer)}: {reason}"))
        self.context.note(f"{described(layer)}: `extern fn {function}` stands in its place; `modelc extern {self.context.stem}.model` "
                          f"prints what {self.context.stem}.hpp has to define")
        if weights:
            return self._with_weights(layer, function, given, weights)
        if isinstance(layer, keras.layers.Lambda) and len(tensors) > 1:
            return Lambda((Param("v"),), Call(Name(function), tuple(Index(Name("v"), (Literal(i),)) for i in range(len(tensors)))))
        return Name(function)

    def _with_weights(self, layer: Any, function: str, given: list[str], weights: dict[str, Any]) -> Node:
        made = [Weight(key, _type(variable), Name("zeros"), () if variable.trainable else (("trainable", Literal(False)),))
                for key, variable in weights.items()]
        value = Call(Name(function), (*map(Name, given), *map(Name, weights)))
        name = self.context.declare(legal(type(layer).__name__), lambda chosen: Layer(
            chosen, (), tuple(map(Param, given)), (*made, Return(value))))
        self.context.declared[id(layer)] = Declared(name, (), (), weights)
        self.context.kept.append(layer)
        return InstanceCall(Name(name), (), (), layer)

    def _named(self, layer: Any) -> str:
        function = getattr(layer, "function", None)
        own = getattr(function, "__name__", "<lambda>") if function is not None else snake(type(layer).__name__)
        return legal(layer.name if own == "<lambda>" else own)

    def _results(self, layer: Any, node: Any, tensors: list[Any], dims: list[list[Any]]) -> list[list[Any]] | None:
        """The dims of what the layer gives: as Keras finds them for several sizes, or else as its graph has them."""
        runs = [sized(tensors, run, apart=True) for run in RUNS]
        sizes = [([run[i]._shape[axis] for run in runs], dim if isinstance(dim, Node) else Name(dim))
                 for i, shape in enumerate(dims) for axis, dim in enumerate(shape) if not isinstance(dim, int)]
        try:
            found = [keras.tree.flatten(self._computed(layer, node, tensors, run)) for run in runs]
            shapes = [[[values[0] if len(set(values)) == 1 else expression_of(list(values), sizes) for values in zip(*(
                tensor._shape for tensor in outputs))] for outputs in zip(*found)]][0]
            if all(dim is not None for shape in shapes for dim in shape):
                return shapes
        except Exception:  # the code that cannot be followed
            pass
        known = []
        for tensor in node.outputs:
            shape = open_shape(tensor)
            open_dims = [dims[0][axis] if axis < len(dims[0]) else None for axis in range(len(shape))]
            known.append([open_dims[axis] if size is None else int(size) for axis, size in enumerate(shape)])
        return known if all(dim is not None for shape in known for dim in shape) else None

    @staticmethod
    def _computed(layer: Any, node: Any, tensors: list[Any], run: list[Any]) -> Any:
        replaced = {id(tensor): other for tensor, other in zip(tensors, run)}
        args, kwargs = keras.tree.map_structure(lambda leaf: replaced.get(id(leaf), leaf), (node.arguments.args, dict(node.arguments.kwargs)))
        return layer.compute_output_spec(*args, **kwargs)


def _dims(tensor: Any, number: int | None) -> list[Any]:
    """Names for open axes: `b`, and `n1`, `n2` by the axis; of several tensors with the tensor's number."""
    behind = "" if number is None else f"_{number}"
    return [("b" if axis == 0 else f"n{axis}{behind}") if size is None else int(size) for axis, size in enumerate(open_shape(tensor))]


def _type(variable: Any) -> Type:
    return Type(dtype(variable.dtype).id, tuple(int(size) for size in np.shape(variable)))
