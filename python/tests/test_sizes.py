"""Open axes: numbers that Python computes of them are expressions of them in the source, or the code is refused at its line."""

from __future__ import annotations

import math

import numpy as np
import pytest

import modelc

keras = pytest.importorskip("keras")

from keras import layers, ops  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


def source(function, shape, output_shape, **options) -> str:
    x = keras.Input(shape, name="x")
    return import_model(keras.Model(x, layers.Lambda(function, output_shape=output_shape)(x)), "net", **options).text


def rooted(x):
    return x / math.sqrt(x.shape[1])


def averaged(x):
    return ops.sum(x, axis=1) / float(int(x.shape[1]))


def flat(x):
    return ops.reshape(x, (-1, int(np.prod(x.shape[1:]))))


def shifted(x):
    n = int(x.shape[1])
    return ops.pad(x, [[0, 0], [0, n + 3], [0, 0]])[:, n // 2:]


def blocks(x):
    _, h, w, c = x.shape
    x = ops.reshape(x, (-1, h // 2, 2, w // 2, 2, c))
    return ops.reshape(ops.transpose(x, (0, 1, 3, 2, 4, 5)), (-1, h // 2, w // 2, 4 * c))


@pytest.mark.parametrize(
    ("function", "shape", "output_shape", "text"),
    [
        (rooted, (None, 4), (None, 4), "x / x.shape[1] ** 0.5"),
        (averaged, (None, 4), (4,), "sum(x, axis = 1) / x.shape[1]"),
        (flat, (None, 4), (None,), "reshape(x, (-1, 4 * x.shape[1]))"),
        (flat, (5, 4), (20,), "reshape(x, (-1, 20))"),
        (shifted, (None, 4), (None, 4), "[0, x.shape[1] + 3]"),
        (shifted, (None, 4), (None, 4), "[:, x.shape[1] // 2:]"),
        (blocks, (None, None, 3), (None, None, 12), "reshape(x, (-1, h // 2, 2, w // 2, 2, c))"),
    ],
)
def test_numbers_of_sizes(function, shape, output_shape, text):
    assert text in source(function, shape, output_shape)


def test_sizes_of_several_inputs():
    def scores(pair):
        query, key = pair
        return ops.einsum("bqd,bkd->bqk", query, key) / float(int(key.shape[1])) + int(query.shape[1])

    a, b = keras.Input((None, 4), name="a"), keras.Input((None, 4), name="b")
    text = import_model(keras.Model([a, b], layers.Lambda(scores, output_shape=(None, None))([a, b])), "net").text
    assert "/ key.shape[1] + query.shape[1]" in text
    assert "input a: f32[batch, a_steps, 4]" in text and "input b: f32[batch, b_steps, 4]" in text


TABLE = np.ones((1, 64, 4), "float32")


def constant_of_size(x):
    positions = np.arange(int(x.shape[1]), dtype="float32")[None, :, None]
    return x * positions


def loop_over_axis(x):
    total = 0.0
    for i in range(x.shape[1]):
        total = total + x[:, i]
    return total


def branch_on_size(x):
    if x.shape[1] > 40:
        return x * 2
    return x


def table_of_positions(x):
    return x + TABLE[:, :x.shape[1]]


def number_of_size(x):
    return x * math.log(x.shape[1])


@pytest.mark.parametrize(
    ("function", "line", "message"),
    [
        (constant_of_size, 2, "an array that Python computes depends on the size of an open axis"),
        (loop_over_axis, 3, "what it computes depends on the size of an open axis"),
        (branch_on_size, 2, "what it computes depends on the size of an open axis"),
        (table_of_positions, 0, "it takes some sizes alone"),
        (number_of_size, 1, "a number that Python computes depends on the size of an open axis"),
    ],
)
def test_refused(function, line, message):
    with pytest.raises(modelc.ImportFailed) as failure:
        source(function, (None, 4), (None, 4))
    (problem,) = failure.value.problems
    assert problem.message == message and problem.file == __file__
    assert problem.where == "layer `lambda` (Lambda)" or problem.where.startswith("layer `lambda_")
    assert problem.line in (function.__code__.co_firstlineno + line, function.__code__.co_firstlineno)
    assert "--dim NAME=VALUE" in problem.help


def test_fixed_axes_are_followed_with_their_sizes():
    assert "x[:, 2]" in source(loop_over_axis, (None, 4), (4,), dims={"steps": 3})
    assert "x * 2" in source(branch_on_size, (None, 4), (None, 4), dims={"steps": 50})
    assert "x * 2" not in source(branch_on_size, (None, 4), (None, 4), dims={"steps": 30})


def test_inputs_that_meet_share_symbols():
    a, b = keras.Input((None, 4), name="a"), keras.Input((None, 4), name="b")
    c = keras.Input((None, 4), name="c")
    text = import_model(keras.Model([a, b, c], layers.Attention()([a + b, c])), "net").text
    assert [line.strip() for line in text.splitlines() if "input " in line] == [
        "input a: f32[batch, a_steps, 4]", "input b: f32[batch, a_steps, 4]", "input c: f32[batch, c_steps, 4]"]


class Positions(layers.Layer):
    """A layer with one of its own inside, both with numbers from open axes."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Scaled()

    def call(self, x):
        steps = int(ops.shape(x)[1])
        return self.inner(x + ops.reshape(ops.arange(steps, dtype="float32"), (1, steps, 1)))

    def compute_output_shape(self, shape):
        return shape


class Scaled(layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(shape=(shape[-1],), initializer="ones", name="gain")

    def call(self, x):
        return self.gain * x / math.sqrt(int(ops.shape(x)[1]))

    def compute_output_shape(self, shape):
        return shape


def test_layers_inside_of_layers_have_open_axes():
    x = keras.Input((None, 4), name="x")
    text = import_model(keras.Model(x, Positions()(x)), "net").text
    assert "reshape(arange(x.shape[1]), (1, x.shape[1], 1))" in text
    assert "gain * x / x.shape[1] ** 0.5" in text
