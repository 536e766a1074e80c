"""compile(): optimizer, schedule, losses, loss weights and metrics."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import keras

from modelc.keras.constants import NoConstant, constant, tidy
from modelc.keras.context import Context, automatic
from modelc.keras.custom import Custom
from modelc.keras.functions import Functions, tensor_parameters
from modelc.keras.own_metrics import OwnMetrics
from modelc.keras.settings import configured
from modelc.keras.sizes import sized
from modelc.keras.trace import Trace, symbolic
from modelc.source import Call, Compile, Fn, Lambda, List, Literal, Name, Node, Param, Statement, Type, snake
from modelc.source.library import FUNCTIONS

LARGEST_WIDTH = 64
ACCURACIES = {"accuracy", "acc", "crossentropy", "ce"}
OPTIMIZER_OPTIONS = {"clipnorm": None, "clipvalue": None, "global_clipnorm": None, "gradient_accumulation_steps": None,
                     "use_ema": False, "ema_momentum": 0.99, "ema_overwrite_frequency": None}


def keys_of_outputs(graph: Any) -> list[str | None]:
    """The keys of a model that gives a dict, in the order of its outputs; None for an output that has none."""
    paths = [path for path, _ in keras.tree.flatten_with_path(graph._outputs_struct)]
    return [next((key for key in reversed(path) if isinstance(key, str)), None) for path in paths]


class Recipe:
    """`model` is the user's, `graph` the functional one, `outputs` the names of its outputs here."""

    def __init__(self, context: Context, functions: Functions, model: Any, graph: Any, outputs: list[str]) -> None:
        self.context = context
        self.functions = functions
        self.model = model
        self.graph = graph
        self.outputs = outputs

    def statements(self) -> list[Statement]:
        """The statement `compile(...)`; none for a model that was not compiled."""
        self._refuse_own_steps()
        if not getattr(self.model, "compiled", False) or self.model.optimizer is None:
            return []
        named: list[tuple[str, Node | None]] = [("optimizer", self._optimizer(self.model.optimizer))]
        loss = getattr(self.model, "_compile_loss", None)
        if loss is not None:
            per_output = self._by_output(loss._user_loss)
            named.append(("loss", self._dict({name: self._loss(value, i) for i, (name, value) in enumerate(per_output.items())
                                              if value is not None})))
            weights = {name: value for name, value in self._by_output(loss._user_loss_weights).items() if value is not None}
            if weights and not (len(self.outputs) == 1 and set(weights.values()) == {1.0}):
                named.append(("loss_weights", self._dict({name: constant(tidy(float(v))) for name, v in weights.items()})))
        metrics = getattr(self.model, "_compile_metrics", None)
        for key, attribute in (("metrics", "_user_metrics"), ("weighted_metrics", "_user_weighted_metrics")):
            given = getattr(metrics, attribute, None) if metrics is not None else None
            if given:
                named.append((key, self._metrics(given)))
        return [Compile(tuple((key, value) for key, value in named if value is not None))]

    def _refuse_own_steps(self) -> None:
        kind = type(self.model)
        for method in ("train_step", "compute_loss"):
            own = getattr(kind, method, None)
            if own is not None and not str(getattr(own, "__module__", "keras")).startswith("keras."):
                code = getattr(own, "__code__", None)
                self.context.problems.add(
                    f"it has a `{method}` of its own", f"model `{self.model.name}` ({kind.__name__})",
                    code.co_filename if code else "", code.co_firstlineno if code else 0,
                    help="say what it minimizes with losses, add_loss and compile(); for inference alone export\n"
                         "keras.Model(model.inputs, model.outputs)")

    def _by_output(self, given: Any) -> dict[str, Any]:
        """`given` (one for all, a list or a dict by Keras's names) by the names of the outputs here."""
        if isinstance(given, dict):
            keys = keys_of_outputs(self.graph)
            theirs = keys if set(given) <= set(keys) else list(self.graph.output_names)
            for key in given.keys() - set(theirs):
                self.context.problems.add(f"no output is called `{key}`", f"compile() of model `{self.model.name}`",
                                          help=f"outputs: {', '.join(filter(None, theirs))}")
            return {name: given.get(their) for name, their in zip(self.outputs, theirs)}
        if isinstance(given, (list, tuple)):
            values = [v[0] if isinstance(v, (list, tuple)) and len(v) == 1 else v for v in given]
            return dict(zip(self.outputs, values))
        return {name: given for name in self.outputs}

    def _dict(self, values: dict[str, Node | None]) -> Node | None:
        found = {name: value for name, value in values.items() if value is not None}
        if len(self.outputs) == 1:
            return next(iter(found.values()), None)
        return constant(found) if found else None

    # ---- Optimizers

    def _optimizer(self, optimizer: Any) -> Node | None:
        name = type(optimizer).__name__
        where = f"optimizer `{name}`"
        if name not in FUNCTIONS or not type(optimizer).__module__.startswith("keras."):
            inner = getattr(optimizer, "inner_optimizer", None)
            self.context.problems.add("it scales the loss for float16" if inner is not None else "it is one of your own", where,
                                      help="compile with its inner optimizer" if inner is not None
                                      else "write it as an `optimizer` of the .model file")
            return None
        signature = inspect.signature(type(optimizer).__init__).parameters
        try:
            config = optimizer.get_config()
        except Exception:  # a schedule of the user's own without one; the optimizer's attributes say it all
            config = {key: getattr(optimizer, key) for key in (*signature, *OPTIMIZER_OPTIONS) if hasattr(optimizer, key)}
        named: list[tuple[str, Node]] = []
        try:
            for key, value in config.items():
                if key in ("name", "loss_scale_factor") or (key not in signature and key not in OPTIMIZER_OPTIONS):
                    continue
                default = signature[key].default if key in signature else OPTIMIZER_OPTIONS[key]
                if key == "learning_rate":
                    rate = self._rate(optimizer, value)
                    if rate != constant(tidy(default)):
                        named.append((key, rate))
                elif tidy(value) != default and not (key.startswith("ema") and not config.get("use_ema")):
                    named.append((key, constant(tidy(value))))
        except NoConstant as reason:
            self.context.problems.add(str(reason), where)
        return Call(Name(name), (), tuple(named))

    def _rate(self, optimizer: Any, value: Any) -> Node:
        schedule = getattr(optimizer, "_learning_rate", None)
        if not isinstance(schedule, keras.optimizers.schedules.LearningRateSchedule):
            return constant(tidy(float(value)))
        name = type(schedule).__name__
        if name in FUNCTIONS and type(schedule).__module__.startswith("keras."):
            written = configured(schedule, name)
            return written if isinstance(written, Call) else Call(Name(name))
        traced = self.functions.function(schedule.__call__, {"step": symbolic((), "float32")}, f"schedule `{name}`",
                                         wanted=snake(name))
        return traced or Literal(0.0)

    # ---- Losses

    def _loss(self, loss: Any, i: int) -> Node | None:
        loss = keras.losses.get(loss) if isinstance(loss, (str, dict)) else loss
        kind = type(loss)
        if isinstance(loss, keras.losses.Loss):
            if kind.__module__.startswith("keras.") and kind.__name__ in FUNCTIONS:
                written = configured(loss, kind.__name__)
                return written if isinstance(written, Call) else Call(Name(kind.__name__))
            if hasattr(loss, "fn"):
                return self._traced(loss.fn, i, loss._fn_kwargs, loss.fn.__name__)
            if loss.reduction not in ("sum_over_batch_size", "mean"):
                self.context.problems.add(f"its reduction is {loss.reduction}", f"loss `{kind.__name__}`",
                                          help="reduce in the loss itself, and use the default reduction")
            return self._traced(loss.call, i, {}, snake(kind.__name__))
        name = getattr(loss, "__name__", "")
        if str(getattr(loss, "__module__", "")).startswith("keras.src.losses") and name in FUNCTIONS:
            return Name(name)
        return self._traced(loss, i, {}, name if name != "<lambda>" else "loss")

    def _traced(self, function: Any, i: int, numbers: dict[str, Any], wanted: str) -> Node | None:
        """A function of the target and the prediction. Which shape the target has, nobody says: that of the prediction is
        tried first, then classes by their numbers."""
        if not callable(function):
            self.context.problems.add(f"{function!r} is no function", "loss")
            return None
        where = f"loss `{getattr(function, '__name__', wanted)}`"
        names = tensor_parameters(function, 2)

        def attempt(specs: list[Any], dims: list[Any] | None) -> Node | None:
            written = self.functions.function(function, dict(zip(names, specs)), where, wanted=wanted, numbers=numbers)
            return written if written is None or dims is None else self._typed(written, dims, len(specs[1]._shape))

        return self._fitting(i, lambda *specs: function(*specs, **numbers), attempt)

    def _fitting(self, i: int, plain: Callable[..., Any], attempt: Callable[[list[Any], list[Any] | None], Node | None]) -> Node | None:
        """What `attempt` gives for the target and the prediction of output `i`, with the first shape of the target that it
        takes, whose dims come with it where it is not the prediction's; `plain` calls the code."""
        prediction = self.graph.outputs[i]
        shape = tuple(prediction._shape)
        tries: list[tuple[tuple[Any, ...], list[Any] | None]] = [(shape, None)]
        if len(shape) > 1:
            dims = ["b", *(f"n{k}" for k in range(1, len(shape)))]
            tries += self._widths(plain, shape, prediction.dtype, dims)
            tries += [(shape[:-1] + (1,), dims[:-1] + [1]), (shape[:-1], dims[:-1])]
        first: list[Any] = []
        for target_shape, target_dims in tries:
            before = len(self.context.problems.found)
            written = attempt([symbolic(target_shape, "float32"), symbolic(shape, prediction.dtype)], target_dims)
            found = self.context.problems.found[before:]
            if written is not None and not found:
                return written
            del self.context.problems.found[before:]
            first = first or found
        self.context.problems.found.extend(first)
        return None

    @staticmethod
    def _widths(plain: Callable[..., Any], shape: Any, dtype: Any, dims: list[Any]) -> list[Any]:
        """A target with another last axis, if there is just one above 1 that the function takes."""
        fitting = []
        for width in range(2, min(shape[-1] or 0, LARGEST_WIDTH)):
            try:
                Trace().call(plain, *sized([symbolic(shape[:-1] + (width,)), symbolic(shape, dtype)], 0))
            except Exception:  # the user's own code says that it does not fit
                continue
            fitting.append(width)
        return [(shape[:-1] + (fitting[0],), dims[:-1] + [fitting[0]])] if len(fitting) == 1 else []

    def _typed(self, written: Node, dims: list[Any], rank: int) -> Node:
        """The function with the shape of its target in the signature."""
        types = [Type("f32", tuple(dims)), Type(None, ("b", *(f"n{k}" for k in range(1, rank))))]

        def params(old: tuple[Param, ...]) -> tuple[Param, ...]:
            return tuple(Param(p.name, t, p.default) for p, t in zip(old, types)) + old[2:]

        if isinstance(written, Lambda):
            return Lambda(params(written.params), written.body)
        assert isinstance(written, Name)
        for k, declaration in enumerate(self.context.declarations):
            if isinstance(declaration, Fn) and declaration.name == written.id:
                self.context.declarations[k] = Fn(declaration.name, params(declaration.params), declaration.body,
                                                  declaration.result, declaration.doc)
        return written

    # ---- Metrics

    def _metrics(self, given: Any) -> Node | None:
        per_output: dict[str, Any]
        if len(self.outputs) == 1:
            flat = keras.tree.flatten(given)
            return self._list(flat, 0)
        if isinstance(given, dict):
            per_output = {name: value for name, value in self._by_output(given).items() if value}
        elif len(given) == len(self.outputs) and any(isinstance(v, (list, tuple)) or v is None for v in given):
            per_output = {name: value for name, value in zip(self.outputs, given) if value}
        elif len(given) == len(self.outputs):
            per_output = dict(zip(self.outputs, given))
        else:
            per_output = {name: given for name in self.outputs}
        values = {name: self._list(value if isinstance(value, (list, tuple)) else [value], self.outputs.index(name))
                  for name, value in per_output.items()}
        return self._dict(values)

    def _list(self, values: Any, i: int) -> Node:
        found = [self._metric(value, i) for value in values if value is not None]
        return List(tuple(value for value in found if value is not None))

    def _own(self, metric: Any, i: int) -> Node | None:
        own = OwnMetrics(self.context, Custom(self.context, self.functions))
        where = f"metric `{metric.name}` ({type(metric).__name__})"

        def plain(*tensors: Any) -> None:
            raise NoConstant("what it does with a target of another width is not tried")

        written = self._fitting(i, plain, lambda specs, dims: own.declare(metric, specs, dims, where))
        if isinstance(written, Call) and not automatic(metric.name, type(metric).__name__):
            return Call(written.callee, written.arguments, (*written.named, ("name", Literal(metric.name))))
        return written

    def _metric(self, metric: Any, i: int) -> Node | None:
        if isinstance(metric, str) and metric in ACCURACIES:
            if metric in FUNCTIONS:
                return Name(metric)
            self.context.problems.add("it is chosen by the loss", f"metric `{metric}`", help="name the crossentropy")
            return None
        if isinstance(metric, str):
            metric = keras.metrics.get(metric)
        kind = type(metric)
        if isinstance(metric, keras.metrics.Metric):
            if kind.__module__.startswith("keras.") and kind.__name__ in FUNCTIONS:
                written = configured(metric, kind.__name__)
                named = written.named if isinstance(written, Call) else ()
                default = inspect.signature(kind.__init__).parameters["name"].default
                if metric.name != default and not automatic(metric.name, kind.__name__):
                    named += (("name", Literal(metric.name)),)
                return Call(Name(kind.__name__), (), named)
            function = getattr(metric, "_fn", None)
            if function is not None and kind.__name__ == "MeanMetricWrapper":
                return self._metric(function, i)
            return self._own(metric, i)
        name = getattr(metric, "__name__", "")
        if str(getattr(metric, "__module__", "")).startswith(("keras.src.metrics", "keras.src.losses")) and name in FUNCTIONS:
            return Name(name)
        return self._traced(metric, i, {}, name if name != "<lambda>" else "metric")
