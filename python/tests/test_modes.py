"""What `training=` in calls comes out as, and metrics of the user's own."""

from __future__ import annotations

import pytest

keras = pytest.importorskip("keras")

from keras import layers, ops  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


class Block(layers.Layer):
    """A normalization as the call says, one that never learns statistics, and dropout that never drops."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()
        self.still = layers.BatchNormalization(epsilon=0.01)
        self.never = layers.Dropout(0.2)
        self.drop = layers.Dropout(0.3)

    def call(self, x, training=None):
        x = self.norm(x, training=training)
        x = self.still(x, training=False)
        x = self.never(x, training=False)
        return self.drop(x)


def test_calls_inside_of_a_layer():
    x = keras.Input((4,), name="x")
    text = import_model(keras.Model(x, Block()(x)), "net").text
    training, inference = text.split("if training {")[1].split("} else {")
    assert 'BatchNormalization(name = "norm")' in training and 'BatchNormalization(name = "norm")' in inference
    assert 'FrozenBatchNormalization(epsilon = 0.01, name = "still")' in training
    assert "never" not in training and 'Dropout(0.3, name = "drop")' in training


def test_keras_does_not_heed_it_in_a_graph():
    """fit() moves the statistics of a normalization that was called with training=False (seen below)."""
    x = keras.Input((4,), name="x")
    norm = layers.BatchNormalization(name="norm")
    model = keras.Model(x, norm(x, training=False))
    model.compile("sgd", "mse")
    data = 5 + keras.random.normal((8, 4), seed=1)
    model.fit(data, data, verbose=0)
    assert float(ops.min(ops.abs(norm.moving_mean))) > 0.01
    result = import_model(model, "net")
    assert 'x |> BatchNormalization(name = "norm")' in result.text
    assert result.notes == ("layer `norm` (BatchNormalization): training=False is left out, as Keras does not heed it in a graph: "
                            "fit() and predict() pass their own",)


class Assigned(layers.Layer):
    def build(self, shape):
        self.level = self.add_weight(shape=(), initializer="zeros", trainable=False, name="level")

    def call(self, x):
        before = ops.tanh(x - self.level)
        self.level.assign(0.5 * self.level + ops.mean(x))
        after = x * self.level
        return before + after


def test_weights_are_read_as_they_stand():
    x = keras.Input((4,), name="x")
    lines = [line.strip() for line in import_model(keras.Model(x, Assigned()(x)), "net").text.splitlines()]
    at = lines.index("update level = 0.5 * level + mean(x)")
    assert lines[at - 1] == "before = tanh(x - level)" and lines[at + 1] == "after = x * level"
