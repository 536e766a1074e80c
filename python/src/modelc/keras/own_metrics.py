"""Metrics of the user's own, as layers with states: what `update_state` and `result` do, one after the other."""

from __future__ import annotations

import inspect
from typing import Any

import keras
from keras import KerasTensor
from keras.src.ops.node import Node as KerasNode

from modelc.keras.constants import NoConstant, constant, tidy
from modelc.keras.context import Context, Explicit
from modelc.keras.custom import Custom, Traced
from modelc.keras.frames import start
from modelc.keras.functions import called, marked_attributes
from modelc.keras.settings import configured
from modelc.keras.sizes import followed
from modelc.keras.trace import Applied, Trace
from modelc.keras.weights import symbolic_weights
from modelc.source import Call, Layer, Name, Names, Node, Param, Statement, Type, legal
from modelc.source.library import FUNCTIONS, LAYERS


class _Inner:
    """A metric of the library inside of another, while that is followed."""

    def __init__(self, metric: Any) -> None:
        written = configured(metric, type(metric).__name__)
        self.instance = written if isinstance(written, Call) else Call(Name(type(metric).__name__))
        self.given: tuple[Any, ...] = ()

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        if sample_weight is not None:
            raise NoConstant("a metric inside of it gets weights of samples")
        self.given = (y_true, y_pred)

    def result(self) -> Any:
        output = KerasTensor((), dtype="float32")
        KerasNode(operation=Applied(self.instance), call_args=self.given, call_kwargs={}, outputs=output)
        return output

    def __call__(self, y_true: Any, y_pred: Any) -> Any:
        self.update_state(y_true, y_pred)
        return self.result()


class OwnMetrics:
    def __init__(self, context: Context, custom: Custom) -> None:
        self.context = context
        self.custom = custom

    def declare(self, metric: Any, specs: list[Any], dims: list[Any] | None, where: str) -> Node | None:
        """The metric as an instance of a layer of the file; None, and a problem, where its code cannot be followed. `dims` are
        the target's for the signature, where it has not the prediction's shape."""
        kind = type(metric)
        names = list(inspect.signature(metric.update_state).parameters)[:2]
        numbers: dict[str, Any] = {}
        runs: dict[int, Traced] = {}
        inner = {key: value for key, value in vars(metric).items() if isinstance(value, keras.metrics.Metric)}
        unknown = [key for key, value in inner.items() if type(value).__name__ not in FUNCTIONS or not type(value).__module__.startswith("keras.")]
        if unknown:
            self.context.problems.add(f"its `{unknown[0]}` is a metric of your own", where, *start(metric.update_state))
            return None

        def call(tensors: dict[str, Any]) -> tuple[Trace, Any]:
            one = Traced(Trace())

            def update_and_result(*given: Any) -> Any:
                metric.update_state(*given)
                return metric.result()

            metric.__dict__.update({key: _Inner(value) for key, value in inner.items()})
            try:
                with marked_attributes(metric.update_state, numbers), symbolic_weights(metric, one.updates, one.losses) as one.weights:
                    one.trace.call(update_and_result, *tensors.values())
            finally:
                metric.__dict__.update(inner)
            one.tensors = tensors
            runs[id(one.trace)] = one
            return one.trace, (one.trace.result, [value for _, value in one.updates.values()])

        statements: list[Statement] | None = None
        with self.context.following(where, metric.update_state, "write it as a `layer` with states in the .model file"):
            metric.reset_state()
            given = dict(zip(names, specs))
            trace, _ = followed(given, call, start(metric.update_state))
            one = runs[id(trace)]
            statements, weights, _ = self.custom.written(one, given, where, Names(set(numbers) | called(trace.nodes)), Explicit())
        if statements is None:
            return None
        body = (*weights, *statements)
        defaults = {name: p.default for name, p in inspect.signature(kind.__init__).parameters.items()}
        used = self.custom.names_in(body)
        hyper = sorted((name for name in numbers if name in used), key=lambda name: type(defaults.get(name)) in (int, float))
        written = {name: constant(tidy(defaults[name])) if type(defaults.get(name)) in (int, float) else None for name in hyper}
        types = [None, None] if dims is None else [Type("f32", tuple(dims)), None]
        wanted = legal(kind.__name__)
        name = self.context.declare(f"{wanted}Metric" if wanted in LAYERS or wanted in FUNCTIONS else wanted, lambda chosen: Layer(
            chosen, tuple(Param(key, default=value) for key, value in written.items()),
            tuple(Param(legal(one), kind) for one, kind in zip(names, types)), body, doc=inspect.getdoc(kind) if kind.__doc__ else ""))
        plain = tuple(constant(tidy(numbers[key])) for key in hyper if written[key] is None)
        named = tuple((key, constant(tidy(numbers[key]))) for key in hyper if written[key] is not None and defaults[key] != numbers[key])
        return Call(Name(name), plain, named)
