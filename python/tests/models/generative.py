"""Capsules, autoencoders, mixtures: losses and layers of one's own."""

import keras
from keras import layers, ops

from models.data import Case, classes, floats


def squash(vectors, axis=-1):
    """Long vectors to length one, short ones to zero."""
    s_squared_norm = ops.sum(ops.square(vectors), axis, keepdims=True)
    scale = s_squared_norm / (1 + s_squared_norm) / ops.sqrt(s_squared_norm + 1e-7)
    return scale * vectors


class CapsuleLayer(layers.Layer):
    """Capsules with routing by agreement."""

    def __init__(self, num_capsule, dim_capsule, routings=3, **kwargs):
        super().__init__(**kwargs)
        self.num_capsule = num_capsule
        self.dim_capsule = dim_capsule
        self.routings = routings

    def build(self, input_shape):
        self.input_num_capsule = input_shape[1]
        self.input_dim_capsule = input_shape[2]
        self.W = self.add_weight(
            shape=[self.num_capsule, self.input_num_capsule, self.dim_capsule, self.input_dim_capsule],
            initializer="glorot_uniform", name="W")

    def call(self, inputs):
        inputs_hat = ops.einsum("jide,bie->bjid", self.W, inputs)
        b = ops.zeros((ops.shape(inputs)[0], self.num_capsule, self.input_num_capsule))
        for i in range(self.routings):
            c = ops.softmax(b, axis=1)
            outputs = squash(ops.einsum("bji,bjid->bjd", c, inputs_hat))
            if i < self.routings - 1:
                b = b + ops.einsum("bjd,bjid->bji", outputs, inputs_hat)
        return outputs

    def get_config(self):
        config = {"num_capsule": self.num_capsule, "dim_capsule": self.dim_capsule, "routings": self.routings}
        return {**super().get_config(), **config}


def capsules():
    def margin_loss(y_true, y_pred):
        """Margin loss of Sabour and others (2017)."""
        L = y_true * ops.square(ops.maximum(0.0, 0.9 - y_pred))
        L = L + 0.5 * (1 - y_true) * ops.square(ops.maximum(0.0, y_pred - 0.1))
        return ops.mean(ops.sum(L, 1))

    image = keras.Input((10, 10, 1), name="image")
    x = layers.Conv2D(8, 3, activation="relu", name="conv1")(image)
    x = layers.Conv2D(8, 3, strides=2, name="primarycap_conv2d")(x)
    x = layers.Reshape((-1, 4), name="primarycap_reshape")(x)
    x = layers.Lambda(squash, name="primarycap_squash")(x)
    x = CapsuleLayer(num_capsule=3, dim_capsule=6, name="digitcaps")(x)
    length = layers.Lambda(lambda z: ops.sqrt(ops.sum(ops.square(z), -1) + 1e-7), name="capsnet")(x)
    model = keras.Model(image, length)
    model.compile(keras.optimizers.Adam(0.001), loss=margin_loss, metrics=["categorical_accuracy"])
    return Case(model, [floats(4, 10, 10, 1)], [classes(4, 3)])


class KLDivergenceLayer(layers.Layer):
    """Passes its inputs on, and adds their divergence from the standard normal distribution to the loss."""

    def __init__(self, weight=0.1, **kwargs):
        super().__init__(**kwargs)
        self.weight = weight

    def call(self, inputs):
        mean, log_var = inputs
        kl = -0.5 * ops.sum(1 + log_var - ops.square(mean) - ops.exp(log_var), axis=-1)
        self.add_loss(self.weight * ops.mean(kl))
        return inputs


def autoencoder():
    """A variational autoencoder with its divergence by add_loss; the noise is an input, so that it can be compared."""

    def sampling(args):
        z_mean, z_log_var, epsilon = args
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon

    image = keras.Input((12,), name="image")
    noise = keras.Input((2,), name="noise")
    h = layers.Dense(8, activation="relu")(image)
    z_mean = layers.Dense(2, name="z_mean")(h)
    z_log_var = layers.Dense(2, name="z_log_var")(h)
    z_mean, z_log_var = KLDivergenceLayer(0.2)([z_mean, z_log_var])
    z = layers.Lambda(sampling, output_shape=(2,), name="z")([z_mean, z_log_var, noise])
    latent = keras.Input((2,), name="latent")
    d = layers.Dense(8, activation="relu")(latent)
    d = layers.Dense(12, activation="sigmoid")(d)
    decoder = keras.Model(latent, d, name="decoder")
    model = keras.Model([image, noise], decoder(z), name="vae")
    model.compile("rmsprop", "binary_crossentropy")
    target = (floats(8, 12) > 0).astype("float32")
    return Case(model, [target, floats(8, 2)], [target])


class Sampling(layers.Layer):
    """Uses (z_mean, z_log_var) to sample z."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(1337)

    def call(self, inputs, training=None):
        z_mean, z_log_var = inputs
        if not training:
            return z_mean
        batch = ops.shape(z_mean)[0]
        dim = ops.shape(z_mean)[1]
        epsilon = keras.random.normal(shape=(batch, dim), seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon


def sampled():
    """keras.io's sampling layer, with noise in training alone (so that its losses cannot be compared)."""
    x = keras.Input((6,), name="x")
    z_mean, z_log_var = layers.Dense(2, name="z_mean")(x), layers.Dense(2, name="z_log_var")(x)
    z = Sampling()([z_mean, z_log_var])
    model = keras.Model(x, layers.Dense(6, name="y")(z))
    model.compile("adam", "mse")
    return Case(model, [floats(4, 6)], [])


def mixture_density():
    """A mixture density network."""
    components, width = 3, 2

    def mdn_loss(y_true, y_pred):
        mus, sigmas, logits = ops.split(y_pred, [components * width, 2 * components * width], axis=-1)
        mus = ops.reshape(mus, (-1, components, width))
        sigmas = ops.reshape(ops.softplus(sigmas) + 1e-3, (-1, components, width))
        z = (ops.expand_dims(y_true, 1) - mus) / sigmas
        log_prob = -0.5 * ops.sum(z**2, axis=-1) - ops.sum(ops.log(sigmas), axis=-1)
        return -ops.logsumexp(ops.log_softmax(logits) + log_prob, axis=-1)

    x = keras.Input((3,), name="x")
    h = layers.Dense(10, activation="tanh")(x)
    mus = layers.Dense(components * width, name="mus")(h)
    sigmas = layers.Dense(components * width, name="sigmas")(h)
    pi = layers.Dense(components, name="pi")(h)
    model = keras.Model(x, layers.Concatenate(name="mixture")([mus, sigmas, pi]))
    model.compile(keras.optimizers.Adam(0.01), mdn_loss)
    return Case(model, [floats(16, 3)], [floats(16, 2)])


MODELS = [capsules, autoencoder, sampled, mixture_density]
