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
    assert "Dropout(0.2)" not in training and "Dropout(0.3)" in training


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


class MeanOfKept(layers.Layer):
    """The mean over the steps that the mask keeps; its result has no mask."""

    def call(self, x, mask=None):
        kept = ops.expand_dims(ops.cast(mask, "float32"), -1)
        return ops.sum(x * kept, axis=1) / ops.sum(kept, axis=1)


def test_masks_of_own_layers():
    tokens = keras.Input((None,), dtype="int32", name="tokens")
    x = layers.Embedding(9, 4, mask_zero=True)(tokens)
    text = import_model(keras.Model(tokens, MeanOfKept()(x)), "net").text
    body = text.split("(x) {")[1].split("}")[0]
    assert [line.strip() for line in body.strip().splitlines()] == [
        "mask = mask_of(x)",
        "kept = expand_dims(cast(mask, f32), -1)",
        "return with_mask(sum(x * kept, axis = 1) / sum(kept, axis = 1), none)",
    ]


class Squared(keras.metrics.Metric):
    """A mean of squares, a little off."""

    def __init__(self, offset=0.0, name="squared", **kwargs):
        super().__init__(name=name, **kwargs)
        self.offset = offset
        self.total = self.add_weight(name="total", initializer="zeros")
        self.count = self.add_weight(name="count", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(ops.sum(ops.square(y_true - y_pred)))
        self.count.assign_add(ops.cast(ops.shape(y_pred)[0], "float32"))

    def result(self):
        return self.total / self.count + self.offset


class F1(keras.metrics.Metric):
    def __init__(self, name="f1"):
        super().__init__(name=name)
        self.precision, self.recall = keras.metrics.Precision(), keras.metrics.Recall(0.4)

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.precision.update_state(y_true, y_pred)
        self.recall.update_state(y_true, y_pred)

    def result(self):
        p, r = self.precision.result(), self.recall.result()
        return 2 * p * r / (p + r)

    def reset_state(self):
        self.precision.reset_state()
        self.recall.reset_state()


def test_own_metrics():
    x = keras.Input((4,), name="x")
    model = keras.Model(x, layers.Dense(3)(x))
    model.compile("sgd", "mse", metrics=[Squared(), Squared(0.5, name="other"), F1()])
    text = import_model(model, "net").text
    assert "metrics = [Squared(), Squared(offset = 0.5, name = \"other\"), F1()]" in text
    assert "update total = total + sum(square(y_true - y_pred))" in text
    assert "return total / count + offset" in text
    assert "r = Recall(thresholds = 0.4)(y_true, y_pred)" in text
