"""Loops and branches of keras.ops: what is written for them, and what is said where they cannot be."""

from __future__ import annotations

import numpy as np
import pytest

import modelc
from modelc import tool

keras = pytest.importorskip("keras")

from keras import layers, ops  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


def counted(x):
    return ops.while_loop(lambda i, h: i < 2, lambda i, h: (i + 1, ops.tanh(h) + i), (0, x))[1]


def ended(x):
    return ops.while_loop(lambda h: ops.sum(h) < 50, lambda h: h + h, x, maximum_iterations=2)


def turned(x):
    return ops.fori_loop(1, 3, lambda i, h: h * i, x)


def summed(x):
    return ops.scan(lambda c, v: (c + v, c * v), x[:, 0], ops.transpose(x), reverse=True)[0]


def mapped(x):
    return ops.map(lambda v: ops.exp(v), x[0])


def running(x):
    return ops.associative_scan(lambda a, b: a * b, x, axis=1)


def branched(x):
    return ops.cond(ops.sum(x) > 0, lambda: x * 2, lambda: -x)


def decided(x, twice=True):
    return ops.cond(twice, lambda: x * 2, lambda: -x)


def switched(x):
    return ops.switch(ops.cast(x[0, 0], "int32"), [lambda v: v, ops.exp, ops.tanh], x)


LINES = {
    counted: "h = tanh(x) + 0 | return tanh(h) + 1",
    ended: "y = sum(x) < 50 | h = where(y, x + x, x) | return where(logical_and(y, sum(h) < 50), h + h, h)",
    turned: "h = x * 1 | return h * 2",
    branched: "fn branched(x) = where(sum(x) > 0, x * 2, -x)",
    decided: "fn decided(x) = x * 2",
}


@pytest.mark.parametrize("function", [counted, ended, turned, summed, mapped, running, branched, decided, switched], ids=lambda f: f.__name__)
def test_values(function, tmp_path):
    """The compiled model computes what Keras does."""
    x = keras.Input((3,), name="x")
    model = keras.Model(x, layers.Lambda(function, output_shape=(3,))(x))
    given = np.random.default_rng(3).standard_normal((3, 3)).astype("float32")
    files = modelc.export(model, tmp_path / "net", inputs=[given])
    if tool.find() is None:
        pytest.skip("modelc is not on the path")
    verified = tool.verify(files)
    assert verified.status == 0, verified.report


@pytest.mark.parametrize("function", LINES, ids=lambda f: f.__name__)
def test_lines(function):
    x = keras.Input((3,), name="x")
    text = import_model(keras.Model(x, layers.Lambda(function, output_shape=(3,))(x)), "net").text
    assert [line.strip() for line in text.partition("\n}\n\nmodel")[0].splitlines() if " = " in line or "return" in line][
        :len(LINES[function].split(" | "))] == LINES[function].split(" | ")


def endless(x):
    return ops.while_loop(lambda h: ops.sum(h) < 50, lambda h: h + h, x)


def long(x):
    return ops.fori_loop(0, 100, lambda i, h: h * 0.5, x)


def open_axis(x):
    return ops.scan(lambda c, v: (c + v, c), x[:, 0], ops.transpose(x, (1, 0, 2)))[0]


@pytest.mark.parametrize(("function", "shape", "message"), [
    (endless, (4,), "`while_loop` goes on for as long as a tensor says"),
    (long, (4,), "`fori_loop` goes through an axis that is open, or makes more than 64 turns"),
    (open_axis, (None, 4), "`scan` goes through an axis that is open, or makes more than 64 turns"),
])
def test_refused(function, shape, message):
    x = keras.Input(shape, name="x")
    with pytest.raises(modelc.ImportFailed) as failure:
        import_model(keras.Model(x, layers.Lambda(function, output_shape=shape[-1:])(x)), "net")
    (problem,) = failure.value.problems
    assert problem.message.startswith(message)
    assert (problem.file, problem.line) == (__file__, function.__code__.co_firstlineno + 1)


class Assigning(layers.Layer):
    def build(self, shape):
        self.level = self.add_weight(shape=(), initializer="zeros", trainable=False, name="level")

    def raised(self, x):
        self.level.assign(1.0)
        return x

    def call(self, x):
        return ops.cond(ops.sum(x) > 0, lambda: self.raised(x), lambda: x)

    def compute_output_spec(self, x):
        return keras.KerasTensor(x.shape)


def test_branches_do_not_assign():
    x = keras.Input((4,), name="x")
    with pytest.raises(modelc.ImportFailed, match="a branch or a loop assigns to a weight"):
        import_model(keras.Model(x, Assigning()(x)), "net")


def test_a_loop_in_the_graph_itself():
    x = keras.Input((4,), name="x")
    with pytest.raises(modelc.ImportFailed, match="`fori_loop` in a graph is not followed; put it into a Lambda or a layer"):
        import_model(keras.Model(x, ops.fori_loop(0, 3, lambda i, h: h * 2, x)), "net")
