"""Networks on rows of numbers and classes, with every way to configure their training."""

import keras
import numpy as np
from keras import layers, ops

from models.data import Case, classes, floats, ints


def factorization():
    """Embeddings of users and films, their product and biases."""
    user, film = keras.Input((1,), dtype="int32", name="user"), keras.Input((1,), dtype="int32", name="film")
    u = layers.Flatten()(layers.Embedding(10, 4, embeddings_regularizer=keras.regularizers.L2(1e-4), name="users")(user))
    f = layers.Flatten()(layers.Embedding(8, 4, name="films")(film))
    bias = layers.Flatten()(layers.Embedding(8, 1, name="film_bias")(film))
    match = layers.Dot(axes=1)([u, f])
    rating = layers.Add(name="rating")([match, bias])
    model = keras.Model([user, film], rating)
    model.compile(keras.optimizers.Ftrl(0.05), keras.losses.MeanSquaredError(),
                  metrics=[keras.metrics.RootMeanSquaredError()])
    return Case(model, [ints(10, 16, 1), ints(8, 16, 1)], [floats(16, 1)])


class Smoothed(keras.losses.Loss):
    """A blend of two errors."""

    def __init__(self, share=0.3, name="smoothed"):
        super().__init__(name=name)
        self.share = share

    def call(self, y_true, y_pred):
        error = y_true - y_pred
        return ops.mean(self.share * ops.abs(error) + (1 - self.share) * ops.square(error), axis=-1)


class Warmup(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, peak, steps):
        self.peak, self.steps = peak, steps

    def __call__(self, step):
        step = ops.cast(step, "float32")
        return self.peak * ops.minimum((step + 1) / self.steps, ops.sqrt(self.steps / (step + 1)))

    def get_config(self):
        return {"peak": self.peak, "steps": self.steps}


def own_training():
    """A Loss class, a schedule class, metrics as functions."""
    model = keras.Sequential([keras.Input((5,), name="row"), layers.Dense(8, activation="selu", kernel_initializer="lecun_normal"),
                              layers.Dense(3)])
    model.compile(keras.optimizers.Adam(Warmup(0.01, 3)), Smoothed(0.4),
                  metrics=[lambda y_true, y_pred: ops.max(ops.abs(y_true - y_pred)), "mae"])
    return Case(model, [floats(12, 5)], [floats(12, 3)])


def regularized():
    """Penalties on weights and activities, constraints, decayed rates, clipped gradients."""
    regular = keras.regularizers
    x = keras.Input((6,), name="x")
    y = layers.Dense(8, activation=layers.LeakyReLU(0.2), kernel_regularizer=regular.L1L2(1e-3, 1e-4),
                     activity_regularizer=regular.L2(1e-3))(x)
    # No bias is zero: JAX says that |b| has the slope 1 there, PyTorch, TensorFlow and we say 0.
    y = layers.Dense(8, activation=keras.activations.softplus, bias_initializer=keras.initializers.Constant(0.1), bias_regularizer="l1",
                     kernel_constraint=keras.constraints.NonNeg())(y)
    y = layers.UnitNormalization()(y)
    y = layers.ActivityRegularization(l1=0.01)(y)
    model = keras.Model(x, layers.Dense(2, kernel_initializer=keras.initializers.RandomNormal(stddev=0.1), name="y")(y))
    rate = keras.optimizers.schedules.ExponentialDecay(0.05, 2, 0.8, staircase=True)
    model.compile(keras.optimizers.RMSprop(rate, rho=0.8, momentum=0.5, clipvalue=0.5), keras.losses.LogCosh())
    return Case(model, [floats(8, 6)], [floats(8, 2)])


def named_heads():
    """A dict of inputs and one of outputs, whose keys compile() uses."""
    wide, deep = keras.Input((4,), name="wide"), keras.Input((3,), name="deep")
    h = layers.Dense(5, activation="relu")(deep)
    price = layers.Dense(1)(layers.Concatenate()([wide, h]))
    model = keras.Model({"wide": wide, "deep": deep}, {"price": price, "kind": layers.Dense(3, activation="softmax")(h)})
    model.compile("adam", {"price": "mse", "kind": "sparse_categorical_crossentropy"}, loss_weights={"price": 0.5, "kind": 1.0},
                  metrics={"kind": ["sparse_categorical_accuracy"]})
    return Case(model, [floats(8, 3), floats(8, 4, seed=2)], [ints(3, 8), floats(8, 1, seed=3)])


def two_heads():
    """Two outputs, losses in a list, weights of losses, a shared trunk, a head inside of another model."""
    x = keras.Input((8,), name="features")
    trunk = keras.Sequential([layers.Dense(12, activation="relu"), layers.Dense(6, activation="mish")], name="trunk")(x)
    inner = keras.Input((6,))
    head = keras.Model(inner, [layers.Dense(3, activation="softmax")(inner), layers.Dense(2)(inner)], name="heads")
    kind, place = head(trunk)
    kind = layers.Identity(name="kind")(kind)
    place = layers.Identity(name="place")(place)
    model = keras.Model(x, [kind, place])
    model.compile(keras.optimizers.Lion(0.001), [keras.losses.CategoricalFocalCrossentropy(gamma=1.5), keras.losses.Huber(0.5)],
                  loss_weights=[2.0, 0.5], metrics=[["categorical_accuracy"], [keras.metrics.MeanAbsoluteError()]])
    return Case(model, [floats(10, 8)], [classes(10, 3), floats(10, 2)])


class RunningScale(layers.Layer):
    """Divides by the running mean of magnitudes."""

    def __init__(self, momentum=0.9, **kwargs):
        super().__init__(**kwargs)
        self.momentum = momentum

    def build(self, shape):
        self.gain = self.add_weight(shape=(shape[-1],), initializer="ones", name="gain")
        self.mean = self.add_weight(shape=(), initializer="ones", trainable=False, name="mean")

    def call(self, x, training=False):
        if training:
            size = ops.mean(ops.abs(x))
            self.mean.assign(self.momentum * self.mean + (1 - self.momentum) * size)
        return self.gain * x / self.mean


def own_state():
    x = keras.Input((4,), name="x")
    y = RunningScale()(x)
    y = layers.Dense(5, activation="relu")(y)
    y = RunningScale(0.5, name="again")(y)
    model = keras.Model(x, layers.Dense(1)(y))
    model.compile("sgd", "mse")
    return Case(model, [floats(8, 4)], [floats(8, 1)])


def raw_jax():
    """Functions of jax.numpy in a Lambda and in a loss."""
    import jax
    import jax.numpy as jnp

    def gated(x):
        a, b = jnp.split(x, 2, axis=-1)
        return a * jax.nn.sigmoid(b) + jnp.tanh(x).sum(axis=-1, keepdims=True)

    def log_loss(y_true, y_pred):
        return jnp.mean(jnp.log1p(jnp.abs(y_true - y_pred)), axis=-1)

    x = keras.Input((6,), name="x")
    y = layers.Lambda(gated, output_shape=(4,))(layers.Dense(8)(x))
    model = keras.Model(x, layers.Dense(2)(y))
    model.compile("adam", log_loss)
    return Case(model, [floats(8, 6)], [floats(8, 2)])


class Rank(keras.Model):
    """A model as a class with a `call`."""

    def __init__(self, units):
        super().__init__(name="rank")
        self.left = layers.Dense(units, activation="relu")
        self.norm = layers.BatchNormalization()
        self.right = layers.Dense(1)

    def call(self, x, training=False):
        x = self.left(x)
        x = self.norm(x, training=training)
        return self.right(x)


def subclassed():
    model = Rank(6)
    data = floats(8, 5)
    model(data)
    model.compile("adam", "mse")
    return Case(model, [data], [floats(8, 1)])


def normalized():
    """Preprocessing layers with what they learnt from data."""
    norm = layers.Normalization(name="norm")
    norm.adapt(np.asarray(floats(50, 3)) * 4 + 2)
    number, kind = keras.Input((3,), name="number"), keras.Input((1,), dtype="int32", name="kind")
    x = layers.Concatenate()([norm(number), layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")(kind)])
    x = layers.Dense(6, activation="relu")(x)
    model = keras.Model([number, kind], layers.Dense(1, activation="sigmoid", name="p")(x))
    model.compile("adam", keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.AUC(), keras.metrics.Precision()])
    return Case(model, [floats(8, 3), ints(4, 8, 1)], [(floats(8, 1) > 0).astype("float32")])


MODELS = [factorization, own_training, regularized, named_heads, two_heads, own_state, raw_jax, subclassed, normalized]
