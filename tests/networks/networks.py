"""Writes the fixtures of the example networks with real Keras; see README.md."""
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import keras
import numpy as np
from keras import layers as L
from safetensors.numpy import save_file

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


def uniform(name, count):
    """`count` numbers in [-1, 1) that depend on the name alone: FNV-1a of it, then splitmix64 of each index."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = (seed ^ byte) * 0x100000001B3 % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + (np.arange(count, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1.0


def weight(name, shape):
    """The value of a weight; `weight` of networks_test.cpp computes the same bytes."""
    values = uniform(name, int(np.prod(shape)))
    last = name.split("/")[-1]
    if last in ("gamma", "moving_variance"):
        values = 1.0 + values / 2.0
    elif last in ("beta", "bias", "moving_mean"):
        values = values / 4.0
    else:
        depthwise = len(shape) == 4 and shape[-1] == 1
        fan_in = shape[0] * shape[1] if depthwise else int(np.prod(shape[:-1]))
        values = values * np.sqrt(3.0 / fan_in)
    return values.reshape(shape).astype(np.float32)


def chain(inputs, *layers):
    x = keras.Input(inputs)
    y = x
    for layer in layers:
        y = layer(y)
    return keras.Model(x, y)


def lenet5():
    return chain((28, 28, 1), L.Conv2D(6, 5, padding="same", activation="tanh", name="c1"), L.AveragePooling2D(2), L.Conv2D(16, 5, activation="tanh", name="c3"),
                 L.AveragePooling2D(2), L.Flatten(), L.Dense(120, "tanh", name="c5"), L.Dense(84, "tanh", name="f6"), L.Dense(10, "softmax", name="output"))


def resnet50(size=64, classes=10):
    return keras.applications.ResNet50(weights=None, input_shape=(size, size, 3), classes=classes)


def mobilenet_v2(size=75, classes=10):
    return keras.applications.MobileNetV2(weights=None, input_shape=(size, size, 3), classes=classes)


class PositionEmbedding(L.Layer):
    def __init__(self, length, **named):
        super().__init__(**named)
        self.supports_masking = True
        self.length = length

    def build(self, shape):
        self.embeddings = self.add_weight(name="embeddings", shape=(self.length, shape[-1]))

    def call(self, x):
        return x + self.embeddings[: x.shape[1]]


class EncoderBlock(L.Layer):
    def __init__(self, heads, width, d, **named):
        super().__init__(**named)
        self.supports_masking = True
        self.attention = L.MultiHeadAttention(heads, d // heads, name="attention")
        self.norms = [L.LayerNormalization(epsilon=1e-6, name=f"norm_{i}") for i in (1, 2)]
        self.up, self.down = L.Dense(width, activation="gelu", name="up"), L.Dense(d, name="down")
        self.sums = [L.Add(), L.Add()]

    def call(self, x):
        x = self.norms[0](self.sums[0]([x, self.attention(x, x)]))
        return self.norms[1](self.sums[1]([x, self.down(self.up(x))]))


def transformer():
    return chain((16,), L.Embedding(1000, 32, mask_zero=True, name="words"), PositionEmbedding(16, name="positions"),
                 EncoderBlock(4, 128, 32, name="block_1"), EncoderBlock(4, 128, 32, name="block_2"),
                 L.GlobalAveragePooling1D(), L.Dense(5, "softmax", name="head"))


def tagger():
    return chain((12,), L.Embedding(500, 24, mask_zero=True, name="words"), L.Bidirectional(L.LSTM(20, return_sequences=True, name="lstm"), name="both"),
                 L.TimeDistributed(L.Dense(9, "softmax", name="dense"), name="tags"))


def vae():
    return chain((2,), L.Dense(7 * 7 * 64, "relu", name="dense"), L.Reshape((7, 7, 64)),
                 L.Conv2DTranspose(64, 3, strides=2, padding="same", activation="relu", name="up_1"),
                 L.Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu", name="up_2"),
                 L.Conv2DTranspose(1, 3, padding="same", activation="sigmoid", name="pixels"))


def wavenet(channels=8, layers=5):
    audio = keras.Input((64, 1))
    x = L.Conv1D(channels, 1, name="input")(audio)
    skips = []
    for i in range(layers):
        conv = lambda act, name: L.Conv1D(channels, 2, padding="causal", dilation_rate=2**i, activation=act, name=f"layer_{i + 1}_{name}")(x)
        y = L.Multiply()([conv("tanh", "values"), conv("sigmoid", "gate")])
        skips.append(L.Conv1D(channels, 1, name=f"layer_{i + 1}_skip")(y))
        if i + 1 < layers:
            x = L.Add()([x, L.Conv1D(channels, 1, name=f"layer_{i + 1}_residual")(y)])
    y = L.Conv1D(channels, 1, activation="relu", name="mix")(L.ReLU()(L.Add()(skips)))
    return keras.Model(audio, L.Conv1D(1, 1, name="output")(y))


def gru_stream():
    sample = keras.Input(batch_shape=(1, 1, 1))
    added = L.Dense(1, name="output")(L.GRU(16, stateful=True, name="gru")(sample))
    return keras.Model(sample, L.Add()([L.Reshape((1,))(sample), added]))


def image(rng, batch, size, channels):
    return rng.uniform(-1, 1, (batch, size, size, channels)).astype(np.float32)


def texts(rng, batch, length, words):
    tokens = rng.integers(1, words, (batch, length)).astype(np.int32)
    for i in range(1, batch):
        tokens[i, length - 3 * i:] = 0
    return tokens


# Of each network: input and output by their names in the language, the network, what goes in.
NETWORKS = {
    "lenet5": ("image", "digit", lenet5, lambda rng: np.abs(image(rng, 2, 28, 1))),
    "resnet50": ("image", "probabilities", resnet50, lambda rng: image(rng, 2, 64, 3)),
    "mobilenet_v2": ("image", "probabilities", mobilenet_v2, lambda rng: image(rng, 2, 75, 3)),
    "transformer": ("tokens", "classes", transformer, lambda rng: texts(rng, 4, 16, 1000)),
    "tagger": ("words", "tags", tagger, lambda rng: texts(rng, 4, 12, 500)),
    "vae": ("z", "image", vae, lambda rng: rng.normal(0, 1, (3, 2)).astype(np.float32)),
    "wavenet": ("audio", "processed", wavenet, lambda rng: rng.uniform(-1, 1, (2, 64, 1)).astype(np.float32)),
    # A call for each sample: the first axis counts the calls.
    "gru_stream": ("sample", "amplified", gru_stream, lambda rng: rng.uniform(-1, 1, (100, 1, 1, 1)).astype(np.float32)),
}


def count(weights):
    return sum(int(np.prod(w.shape)) for w in weights)


def published_counts(network, name):
    """Parameters, and of them trainable ones, of the network at the size that its example has when nothing is set."""
    if name in ("resnet50", "mobilenet_v2"):
        network = {"resnet50": resnet50, "mobilenet_v2": mobilenet_v2}[name](224, 1000)
    return count(network.weights), count(network.trainable_weights)


def main(names):
    os.makedirs(FOLDER, exist_ok=True)
    lines = {}
    for name, (given, wanted, build, draw) in NETWORKS.items():
        keras.utils.clear_session()
        network = build()
        total, trainable = published_counts(network, name)
        lines[name] = f"{name} {total} {trainable}\n"
        if names and name not in names:
            continue
        for variable in network.weights:
            variable.assign(weight(variable.path, tuple(variable.shape)))
        x = draw(np.random.default_rng(7))
        if x.ndim > len(network.input_shape):
            y = np.stack([np.asarray(network(one)) for one in x])
        else:
            y = np.asarray(network(x))
        print(f"{name:14} {y.shape} samples differ by {np.abs(y[0] - y[1]).max():.4f}, from {y.min():.4f} to {y.max():.4f}, deviation {y.std():.4f}")
        save_file({"input/" + given: x, "output/" + wanted: y}, os.path.join(FOLDER, name + ".safetensors"))
    with open(os.path.join(FOLDER, "parameters.txt"), "w") as file:
        file.write(f"# Network, its parameters, and of them the trainable ones: Keras {keras.__version__}, by tests/networks/networks.py\n")
        file.writelines(lines.values())


if __name__ == "__main__":
    main(sys.argv[1:])
