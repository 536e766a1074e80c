"""What a layer's code says with `training=` when it calls others: the language has no such argument, what a call does is its
entry point's matter. So a call that says False is written as what it then does: without dropout, and with the moving
statistics of normalizations."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras

from modelc.keras.constants import constant, tidy
from modelc.keras.context import Context, Declared, described
from modelc.keras.settings import penalty
from modelc.source import Binary, Layer, Literal, Name, Node, Param, Return, Statement, Type, Weight, call

_DROPPING = ("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout", "GaussianDropout", "GaussianNoise")


def drops(layer: Any) -> bool:
    """Does it pass its input on where it is not training?"""
    return type(layer).__name__ in _DROPPING and type(layer).__module__.startswith("keras.src.")


class Modes:
    def __init__(self, context: Context) -> None:
        self.context = context

    @contextmanager
    def call(self, layer: Any, node: Any, others: list[Any]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
        """The arguments of a call without `training`; while this holds, the layer is written as that says. `others` are all
        calls of the layer beside it."""
        args, kwargs = list(node.arguments.args), dict(node.arguments.kwargs)
        training, before = self._explicit(node), self.context.inference
        in_graph = kwargs.pop("training", None)
        if in_graph is not None and id(node) not in self.context.training and in_graph != _default(layer) and _matters(layer):
            self.context.note(f"{described(layer)}: training={in_graph} is left out, as Keras does not heed it in a graph: fit() "
                              "and predict() pass their own")
        if training is not None and bool(training) != self.context.mode:
            if training and _matters(layer):
                self.context.problems.add("it is called with training=True, for inference as well", described(layer),
                                          help="leave the argument out: training and inference do what their names say")
            self.context.inference = before or not training
        if len({bool(self._explicit(other) is False) for other in others}) > 1 and _matters(layer):
            self.context.problems.add("some of its calls say training=False and others do not", described(layer))
        try:
            yield args, kwargs
        finally:
            self.context.inference = before

    def inference(self, layer: Any, node: Any) -> bool:
        training = self._explicit(node)
        return self.context.inference or (training is not None and not training and self.context.mode is not False)

    def _explicit(self, node: Any) -> Any:
        """What the user's code passed in a call that was traced. In a graph Keras does not heed the argument: what the whole
        model is called with takes its place."""
        return self.context.training.get(id(node))

    def frozen(self, layer: Any) -> Declared | None:
        """A normalization that keeps to its moving statistics while its scale and offset are trained; None for what does the
        same without, and a problem for what cannot be written."""
        if isinstance(layer, keras.layers.BatchNormalization):
            return self._statistics(layer) if layer.trainable_variables and layer.trainable else None
        if _has_dropout(layer) or isinstance(layer, keras.layers.SpectralNormalization):
            self.context.problems.add("it is called with training=False, and would drop or set something in training", described(layer),
                                      help="make it without dropout")
        return None

    def _statistics(self, layer: Any) -> Declared:
        if layer.axis not in (-1, len(layer.input_spec.axes or {}) and max(layer.input_spec.axes)):
            self.context.problems.add(f"it is called with training=False along the axis {layer.axis}", described(layer))
        vector = Type("f32", ("n",))
        weights: list[Statement] = []
        factor: Node = call("rsqrt", Binary("+", Name("moving_variance"), Name("epsilon")))
        variables = {}
        for name, start in (("gamma", "ones"), ("beta", "zeros")):
            variable = getattr(layer, name)
            if variable is None:
                continue
            written = penalty(variable.regularizer) if variable.regularizer is not None else None
            weights.append(Weight(name, vector, Name(start), (("regularizer", written),) if written is not None else ()))
            variables[name] = variable
        for name, start in (("moving_mean", "zeros"), ("moving_variance", "ones")):
            weights.append(Weight(name, vector, Name(start), (("trainable", Literal(False)),)))
            variables[name] = getattr(layer, name)
        if layer.scale:
            factor = Binary("*", factor, Name("gamma"))
        value = Binary("*", Binary("-", Name("x"), Name("moving_mean")), factor)
        if layer.center:
            value = Binary("+", value, Name("beta"))
        name = self.context.declare("FrozenBatchNormalization", lambda chosen: Layer(
            chosen, (Param("epsilon", default=Literal(0.001)),), (Param("x", Type(None, (..., "n"))),), (*weights, Return(value)),
            doc="Batch normalization by the moving statistics, in training as well."))
        named = () if layer.epsilon == 1e-3 else (("epsilon", constant(tidy(layer.epsilon))),)
        return Declared(name, (), named, variables)


def _default(layer: Any) -> Any:
    """What `training` is where nobody says it."""
    parameter = inspect.signature(layer.call).parameters.get("training")
    return None if parameter is None or parameter.default is inspect.Parameter.empty else parameter.default


def _has_dropout(layer: Any) -> bool:
    return any(isinstance(getattr(layer, key, 0), (int, float)) and getattr(layer, key, 0)
               for key in ("dropout", "recurrent_dropout", "_dropout"))


def _matters(layer: Any) -> bool:
    """Does the layer, or one inside of it, do another thing in training?"""
    inner = [layer, *layer._flatten_layers(include_self=False)] if isinstance(layer, keras.layers.Layer) else [layer]
    return any(drops(one) and getattr(one, "rate", 1) or isinstance(one, keras.layers.BatchNormalization)
               or _has_dropout(one)
               or ("training" in inspect.signature(one.call).parameters and not type(one).__module__.startswith("keras.src."))
               for one in inner)
