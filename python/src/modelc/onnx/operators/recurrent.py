"""Recurrent networks: layers of the library where the weights are known and the options are theirs, else functions that
are written into the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from modelc.source import Lambda, Name, Node as Expr, Param, call, index

from ..dims import Dim
from ..expression import number, source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, View, constant
from .elementwise import cast
from .linear_algebra import layer_hint

_GATES = {"LSTM": 4, "GRU": 3, "RNN": 1}
_ACTIVATIONS = {"LSTM": ["Sigmoid", "Tanh", "Tanh"], "GRU": ["Sigmoid", "Tanh"], "RNN": ["Tanh"]}
_FUNCTIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu", "softsign": "softsign", "softplus": "softplus"}


@dataclass
class _Net:
    """The options and operands of a node."""

    node: Node
    units: int
    steps: Dim
    batch: Dim
    directions: int
    batch_first: bool
    activations: list[Expr]
    plain: bool  # with the activations that are the default
    bound: Optional[float]
    lengths: Optional[Tensor]

    @property
    def x(self) -> Tensor:
        return self.node.input(0)


@operator("LSTM", "GRU", "RNN")
def recurrent(node: Node) -> list[Optional[Tensor]]:
    net = _read(node)
    known = all(not node.has(i) or node.input(i).concrete is not None for i in (1, 2, 3))
    peepholes = node.op == "LSTM" and node.has(7)
    simple = net.plain and net.bound is None and net.lengths is None and not peepholes
    simple = simple and not node.attribute("input_forget", 0) and net.x.dtype == "f32"
    directions = [_layer if known and simple else _function] * net.directions
    results = [run(net, d) for d, run in enumerate(directions)]
    return _joined(net, results)


def _read(node: Node) -> _Net:
    x, w, r = node.input(0), node.input(1), node.input(2)
    batch_first = bool(node.attribute("layout", 0))
    direction = node.attribute("direction", "forward")
    if direction not in ("forward", "reverse", "bidirectional"):
        raise Unsupported(f"the direction `{direction}`")
    directions = 2 if direction == "bidirectional" else 1
    if x.rank != 3 or w.rank != 3 or r.rank != 3 or w.shape[0] != directions:
        raise Unsupported(f"`{node.op}` of rank {x.rank} with weights of rank {w.rank}")
    units = r.shape[2]
    if not isinstance(units, int) or w.shape[1] != _GATES[node.op] * units:
        raise Unsupported(f"the weights of `{node.op}` do not fit {units} units")
    wanted = [a.decode() if isinstance(a, bytes) else a for a in node.attribute("activations", [])]
    default = _ACTIVATIONS[node.op] * directions
    alphas, betas = list(node.attribute("activation_alpha", [])), list(node.attribute("activation_beta", []))
    given = wanted or default
    batch, steps = (x.shape[0], x.shape[1]) if batch_first else (x.shape[1], x.shape[0])
    lengths = node.input(4) if node.has(4) else None
    if lengths is not None and lengths.concrete is not None and isinstance(steps, int) and np.all(lengths.concrete == steps):
        lengths = None
    return _Net(
        node, units, steps, batch, directions, batch_first,
        [_activation(a, alphas, betas) for a in given],
        [a.lower() for a in given] == [a.lower() for a in default],
        node.attribute("clip"), lengths,
    )  # fmt: skip


def _activation(name: str, alphas: list[float], betas: list[float]) -> Expr:
    """An activation as a function; parameters are used up in order."""
    kind = name.lower()
    if kind in _FUNCTIONS:
        return Name(_FUNCTIONS[kind])
    v = Name("v")
    defaults = {"leakyrelu": 0.01, "elu": 1.0, "thresholdedrelu": 1.0, "hardsigmoid": 0.2, "scaledtanh": 1.0, "affine": 1.0}
    if kind not in defaults:
        raise Unsupported(f"the activation `{name}`")
    alpha = number(np.float32(alphas.pop(0) if alphas else defaults[kind]))
    bodies = {
        "leakyrelu": lambda: call("leaky_relu", v, alpha),
        "elu": lambda: call("elu", v, alpha),
        "thresholdedrelu": lambda: call("threshold", v, alpha, 0.0),
        "hardsigmoid": lambda: call("clip", alpha * v + beta(0.5), 0.0, 1.0),
        "scaledtanh": lambda: alpha * call("tanh", beta(1.0) * v),
        "affine": lambda: alpha * v + beta(0.0),
    }

    def beta(default: float) -> Expr:
        return number(np.float32(betas.pop(0) if betas else default))

    return Lambda((Param("v"),), bodies[kind]())


def _backwards(net: _Net, direction: int) -> bool:
    return direction == 1 or net.node.attribute("direction", "forward") == "reverse"


def _initial(net: _Net, index: int, direction: int) -> Optional[Expr]:
    """A state before the first step: `[b, u]`."""
    if not net.node.has(index):
        return None
    t = net.node.input(index)
    if t.concrete is not None and not np.any(t.concrete):
        return None
    return net.node.build.form(_direction(net, t, direction, 1 if net.batch_first else 0))


def _direction(net: _Net, t: Tensor, direction: int, axis: int) -> Tensor:
    """One direction of an operand, without its axis."""
    if net.directions == 1:
        shape = t.shape[:axis] + t.shape[axis + 1 :]
        if t.value is not None:
            return Tensor(t.dtype, shape, t.hint, t.value.reshape([int(d) for d in shape]))
        return Tensor(t.dtype, shape, t.hint, view=View(t, tuple(a for a in range(t.rank) if a != axis)))
    shape = t.shape[:axis] + t.shape[axis + 1 :]
    if t.value is not None:
        return Tensor(t.dtype, shape, t.hint, np.take(t.value, direction, axis))
    entries: list[Any] = [slice(None)] * axis + [direction]
    return net.node.build.tensor(index(net.node.build.form(t), *entries), t.dtype, shape, t.hint)


Outcome = tuple[Tensor, list[Tensor]]


def _layer(net: _Net, direction: int) -> Outcome:
    """A layer of the library: its gates are input, forget, cell, output, and update, reset, candidate."""
    node, u, build = net.node, net.units, net.node.build
    w, r = (node.input(i).concrete[direction] for i in (1, 2))  # type: ignore[index]
    order = {"LSTM": [0, 2, 3, 1], "GRU": [0, 1, 2], "RNN": [0]}[node.op]
    reset_after = bool(node.attribute("linear_before_reset", 0))

    def ours(m: np.ndarray) -> np.ndarray:
        return np.concatenate([m[g * u : (g + 1) * u] for g in order])

    name = layer_hint(node.input(1).hint, node.hint)
    name = build.layer_name(name if net.directions == 1 else f"{name}_{'backward' if direction else 'forward'}")
    cell = {"LSTM": "lstm_cell", "GRU": "gru_cell", "RNN": "simple_rnn_cell"}[node.op]
    options: dict[str, Any] = {}
    build.weights[f"{name}/{cell}/kernel"] = np.ascontiguousarray(ours(w).T)
    build.weights[f"{name}/{cell}/recurrent_kernel"] = np.ascontiguousarray(ours(r).T)
    if node.has(3):
        both = node.input(3).concrete[direction]  # type: ignore[index]
        b, s = ours(both[: len(w)]), ours(both[len(w) :])
        build.weights[f"{name}/{cell}/bias"] = np.stack([b, s]) if node.op == "GRU" and reset_after else b + s
    else:
        options["use_bias"] = False
    if node.op == "GRU" and not reset_after:
        options["reset_after"] = False
    if _backwards(net, direction):
        options["go_backwards"] = True
    kind = {"LSTM": "LSTM", "GRU": "GRU", "RNN": "SimpleRNN"}[node.op]
    layer = call(kind, u, **options, return_sequences=True, return_state=True, name=name)
    x = build.form(net.x, (0, 1, 2) if net.batch_first else (1, 0, 2))
    count = 2 if node.op == "LSTM" else 1
    states = [_initial(net, 5 + i, direction) for i in range(count)]
    given: dict[str, Any] = {}
    if any(s is not None for s in states):
        zero = call("zeros", source((net.batch, u)))
        given["initial_state"] = [zero if s is None else s for s in states]
    hints = [node.hint or "y", "last_h", "last_c"][: 1 + count]
    names = build.bind_all(call(layer, x, **given), hints)
    y: Expr = names[0]
    if _backwards(net, direction):
        y = call("flip", y, axis=1)  # the library gives the steps in the order it takes them
    shape = (net.steps, net.batch, u)
    ys = build.tensor(y, "f32", shape, hints[0], (1, 0, 2)) if y is not names[0] else Tensor("f32", shape, hints[0], forms={(1, 0, 2): y})
    last = [Tensor("f32", (net.batch, u), h, forms={(0, 1): n}) for h, n in zip(hints[1:], names[1:])]
    return ys, last


def _function(net: _Net, direction: int) -> Outcome:
    node, u, build = net.node, net.units, net.node.build
    dtype = net.x.dtype
    x = build.form(net.x, (1, 0, 2) if net.batch_first else (0, 1, 2))
    w, r = (build.form(_direction(net, node.input(i), direction, 0)) for i in (1, 2))
    gates = _GATES[node.op] * u
    zeros = {} if dtype == "f32" else {"dtype": Name(dtype)}
    if node.has(3):
        bias = _biases(net, _direction(net, node.input(3), direction, 0), gates)
    else:
        bias = [call("zeros", (gates,), **zeros)] * (2 if node.op == "GRU" else 1)
    count = 2 if node.op == "LSTM" else 1
    states = [_initial(net, 5 + i, direction) for i in range(count)]
    states = [call("zeros", source((net.batch, u)), **zeros) if s is None else s for s in states]
    options: dict[str, Any] = {}
    if node.op == "LSTM" and node.has(7):
        options["peepholes"] = build.form(_direction(net, node.input(7), direction, 0))
    if net.lengths is not None:
        options["lengths"] = build.form(cast(node, net.lengths, "i32"))
    if _backwards(net, direction):
        options["reverse"] = True
    if net.bound is not None:
        options["bound"] = number(np.float32(net.bound))
    if node.attribute("input_forget", 0):
        options["coupled"] = True
    if node.attribute("linear_before_reset", 0):
        options["linear_before_reset"] = True
    per = len(net.activations) // net.directions
    own = net.activations[direction * per : (direction + 1) * per]
    if not net.plain:
        options.update(zip({"LSTM": ["gate", "candidate", "result"], "GRU": ["gate", "candidate"], "RNN": ["activation"]}[node.op], own))
    function = {"LSTM": "onnx_lstm", "GRU": "onnx_gru", "RNN": "onnx_rnn"}[node.op]
    build.function(function)
    hints = [node.hint or "y", "last_h", "last_c"][: 1 + count]
    names = build.bind_all(call(function, x, w, r, *bias, *states, **options), hints)
    ys = Tensor(dtype, (net.steps, net.batch, u), hints[0], forms={(0, 1, 2): names[0]})
    return ys, [Tensor(dtype, (net.batch, u), h, forms={(0, 1): n}) for h, n in zip(hints[1:], names[1:])]


def _biases(net: _Net, both: Tensor, gates: int) -> list[Expr]:
    """The biases of input and state, or their sum where they are only added."""
    build = net.node.build
    if both.concrete is not None:
        low, high = both.concrete[:gates], both.concrete[gates:]
        return [build.form(constant(v, both.hint)) for v in ([low, high] if net.node.op == "GRU" else [low + high])]
    held = build.bind(build.form(both), "bias")
    halves: list[Expr] = [index(held, slice(None, gates)), index(held, slice(gates, None))]
    return halves if net.node.op == "GRU" else [halves[0] + halves[1]]


def _joined(net: _Net, results: list[Outcome]) -> list[Optional[Tensor]]:
    """Y `[t, d, b, u]` and the last states `[d, b, u]`; with `layout` 1 `[b, t, d, u]` and `[b, d, u]`."""
    node = net.node
    outputs: list[Optional[Tensor]] = []
    for i in range(len(node.outputs)):
        if not node.outputs[i]:
            outputs.append(None)
        elif i == 0:
            outputs.append(_stacked(net, [ys for ys, _ in results], (1, 0, None, 2) if net.batch_first else (0, None, 1, 2), node.outputs[i]))
        else:
            outputs.append(_stacked(net, [last[i - 1] for _, last in results], (0, None, 1) if net.batch_first else (None, 0, 1), node.outputs[i]))
    return outputs


def _stacked(net: _Net, parts: list[Tensor], origin: tuple[Optional[int], ...], hint: str) -> Tensor:
    first = parts[0]
    shape = tuple(net.directions if o is None else first.shape[o] for o in origin)
    if len(parts) == 1:
        return Tensor(first.dtype, shape, hint, view=View(first, origin))
    order = first.orders()[0]
    axis = origin.index(None)
    # The directions stand before the last axis in the source.
    value = call("stack", [net.node.build.form(p, order) for p in parts], axis=first.rank - 1)
    ours = [origin.index(a) for a in order]
    ours.insert(first.rank - 1, axis)
    return net.node.build.tensor(value, first.dtype, shape, hint, tuple(ours))
