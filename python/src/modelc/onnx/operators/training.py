"""Steps of optimizers, which files of training hold: `ai.onnx.preview.training`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from modelc.source import Binary, Name, Node as Expr, call

from ..expression import number
from ..table import Node, Unsupported, operator
from ..tensor import Tensor

_DOMAIN = "ai.onnx.preview.training"

# Of the rate, the step, a weight, its gradient and its states: the new weight and the new states.
_Step = Callable[[Expr, Expr, list[Expr]], list[Expr]]


def _updated(node: Node, states: int, step: _Step) -> list[Tensor]:
    """The operands are the rate, the step, and then all weights, all gradients, and all states of each kind."""
    kinds = 2 + states
    count, rest = divmod(len(node.inputs) - 2, kinds)
    if rest or not count or len(node.outputs) != count * (1 + states):
        raise Unsupported(f"{len(node.inputs)} inputs and {len(node.outputs)} outputs do not fit together")
    build = node.build
    results: list[Tensor] = [None] * len(node.outputs)  # type: ignore[list-item]
    for i in range(count):
        tensors = [node.input(2 + kind * count + i) for kind in range(kinds)]
        dtype = tensors[0].dtype
        rate, number_ = (call("cast", build.form(node.input(k)), Name(dtype)) for k in (0, 1))
        made = step(build.bind(rate, "rate"), build.bind(number_, "step"), [build.form(t) for t in tensors])
        for kind, value in enumerate(made):
            at = kind * count + i
            results[at] = node.tensor(value, dtype, tensors[0].shape, output=at)
    return results


def _number(node: Node, name: str, default: float = 0.0) -> Expr:
    return number(np.float32(node.attribute(name, default)))


def _regularized(node: Node, w: Expr, g: Expr) -> Expr:
    """The gradient with that of half the squared norm."""
    return node.build.bind(g if not node.attribute("norm_coefficient", 0.0) else _number(node, "norm_coefficient") * w + g, "gradient")


@operator("Adagrad", domain=_DOMAIN)
def adagrad(node: Node) -> list[Tensor]:
    def step(rate: Expr, t: Expr, parts: list[Expr]) -> list[Expr]:
        w, g, h = parts
        g = _regularized(node, w, g)
        h = node.build.bind(h + g * g, "sum_of_squares")
        slower = rate / (1.0 + t * _number(node, "decay_factor"))
        return [w - slower * g / (call("sqrt", h) + _number(node, "epsilon", 1e-6)), h]

    return _updated(node, 1, step)


@operator("Adam", domain=_DOMAIN)
def adam(node: Node) -> list[Tensor]:
    alpha, beta = _number(node, "alpha", 0.9), _number(node, "beta", 0.999)

    def step(rate: Expr, t: Expr, parts: list[Expr]) -> list[Expr]:
        w, g, v, h = parts
        g = _regularized(node, w, g)
        v = node.build.bind(alpha * v + (1.0 - alpha) * g, "mean")
        h = node.build.bind(beta * h + (1.0 - beta) * (g * g), "mean_of_squares")
        corrected = rate * call("sqrt", 1.0 - beta**t) / (1.0 - alpha**t)
        factor = call("where", Binary(">", t, number(0.0)), corrected, rate)
        w = w - factor * v / (call("sqrt", h) + _number(node, "epsilon", 1e-6))
        if node.attribute("norm_coefficient_post", 0.0):
            w = (1.0 - _number(node, "norm_coefficient_post")) * w
        return [w, v, h]

    return _updated(node, 2, step)


@operator("Momentum", domain=_DOMAIN)
def momentum(node: Node) -> list[Tensor]:
    alpha, mode = _number(node, "alpha"), node.attribute("mode", "standard")
    if mode not in ("standard", "nesterov"):
        raise Unsupported(f"`Momentum` of mode `{mode}`")

    def step(rate: Expr, t: Expr, parts: list[Expr]) -> list[Expr]:
        w, g, v = parts
        g = _regularized(node, w, g)
        fresh = call("where", Binary(">", t, number(0.0)), _number(node, "beta"), 1.0)
        v = node.build.bind(alpha * v + fresh * g, "velocity")
        return [w - rate * (v if mode == "standard" else g + alpha * v), v]

    return _updated(node, 1, step)
