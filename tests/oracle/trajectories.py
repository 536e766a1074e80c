"""Writes tests/training/fixtures: 50 training steps of real Keras from given weights on given batches.

Each fixture is a model and a safetensors file with `weights/<name>` before and `trained/<name>` after, the batches `x`
and `y_true` with the steps along axis 0, and the `losses`. Run: KERAS_BACKEND=jax python trajectories.py
"""
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import keras
import numpy as np
from keras import layers
from safetensors.numpy import save_file

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "training", "fixtures")
STEPS = 50


def mlp():
    x = keras.Input((5,))
    y = layers.Dense(6, activation="tanh", name="a")(x)
    return keras.Model(x, layers.Dense(3, activation="softmax", name="b")(y))


MLP = """    input x: f32[batch, 5]
    output y = x |> Dense(6, activation = tanh, name = "a") |> Dense(3, activation = softmax, name = "b")
"""


def cnn():
    x = keras.Input((6, 6, 2))
    y = layers.Conv2D(4, 3, padding="same", use_bias=False, name="conv")(x)
    y = layers.ReLU()(layers.BatchNormalization(name="bn")(y))
    y = layers.Conv2D(4, 3, strides=2, activation="relu", name="conv2")(layers.MaxPooling2D(1)(y))
    return keras.Model(x, layers.Dense(3, activation="softmax", name="fc")(layers.Flatten()(y)))


CNN = """    input x: f32[batch, 6, 6, 2]
    y = x |> Conv2D(4, 3, padding = "same", use_bias = false, name = "conv") |> BatchNormalization(name = "bn") |> ReLU()
    y = y |> MaxPooling2D(1) |> Conv2D(4, 3, strides = 2, activation = relu, name = "conv2")
    output y = y |> Flatten() |> Dense(3, activation = softmax, name = "fc")
"""


def lstm():
    x = keras.Input((7, 4))
    y = layers.LSTM(5, name="lstm")(x)
    return keras.Model(x, layers.Dense(3, activation="softmax", name="fc")(y))


LSTM = """    input x: f32[batch, 7, 4]
    output y = x |> LSTM(5, name = "lstm") |> Dense(3, activation = softmax, name = "fc")
"""


def attention():
    x = keras.Input((6, 4))
    y = layers.MultiHeadAttention(2, 3, name="mha")(x, x)
    y = layers.LayerNormalization(name="norm")(layers.Add()([x, y]))
    return keras.Model(x, layers.Dense(3, activation="softmax", name="fc")(layers.GlobalAveragePooling1D()(y)))


ATTENTION = """    input x: f32[batch, 6, 4]
    y = MultiHeadAttention(2, 3, name = "mha")(x, x)
    y = LayerNormalization(name = "norm")(Add()([x, y]))
    output y = y |> GlobalAveragePooling1D() |> Dense(3, activation = softmax, name = "fc")
"""


def masked():
    x = keras.Input((5, 2))
    y = layers.Masking()(layers.ReLU()(x))
    y = layers.TimeDistributed(layers.BatchNormalization(momentum=0.9, name="bn"), name="steps")(y)
    z = layers.Conv1D(2, 2, padding="same", name="conv")(y)
    s, h = layers.GRU(3, return_sequences=True, return_state=True, activity_regularizer=keras.regularizers.L2(0.1), name="gru")(y)
    z = layers.GlobalAveragePooling1D()(layers.Multiply()([y, z]))
    y = layers.Concatenate()([layers.GlobalAveragePooling1D()(s), h, z])
    return keras.Model(x, layers.Dense(3, activation="softmax", name="fc")(y))


MASKED = """    input x: f32[batch, 5, 2]
    y = x |> ReLU() |> Masking() |> TimeDistributed(BatchNormalization(momentum = 0.9, name = "bn"), name = "steps")
    z = Conv1D(2, 2, padding = "same", name = "conv")(y)
    s, h = GRU(3, return_sequences = true, return_state = true, activity_regularizer = L2(0.1), name = "gru")(y)
    z = Multiply()([y, z]) |> GlobalAveragePooling1D()
    output y = Concatenate()([GlobalAveragePooling1D()(s), h, z]) |> Dense(3, activation = softmax, name = "fc")
"""

def detection():
    x = keras.Input((3, 3, 4))
    return keras.Model(x, layers.Conv2D(18, 1, name="cells")(x))


def detection_loss(t, y):
    """The form of YOLOv2's: boxes, how sure the cell is of one, classes; cells without one that overlap none."""
    ops = keras.ops
    p = ops.reshape(y, (-1, 3, 3, 2, 9))
    there = t[..., 4:5]
    grid = np.stack(np.meshgrid(np.arange(3), np.arange(3)), -1).reshape(1, 3, 3, 1, 2).astype(np.float32)
    middle = (ops.sigmoid(p[..., 0:2]) + grid) / 3
    size = ops.exp(p[..., 2:4]) * np.asarray([[0.7, 1.1], [1.6, 0.5]], np.float32) / 3
    low, high = ops.expand_dims(middle - size / 2, -2), ops.expand_dims(middle + size / 2, -2)
    boxes = ops.expand_dims(t[:, 0:1, 0:1, :, 0:4], 3)
    start, stop = boxes[..., 0:2] - boxes[..., 2:4] / 2, boxes[..., 0:2] + boxes[..., 2:4] / 2
    both = ops.prod(ops.maximum(ops.minimum(high, stop) - ops.maximum(low, start), 0), axis=-1)
    either = ops.prod(high - low, axis=-1) + ops.prod(boxes[..., 2:4], axis=-1) - both
    alone = ops.cast(ops.max(both / either, axis=-1, keepdims=True) < 0.3, "float32") * (1 - there)
    sure = ops.sigmoid(p[..., 4:5])
    loss = 5 * ops.sum(there * ops.square(1 - sure)) + ops.sum(ops.stop_gradient(alone) * ops.square(sure))
    loss = loss + ops.sum(there * ops.square(ops.sigmoid(p[..., 0:2]) - t[..., 0:2]))
    loss = loss + ops.sum(there * ops.square(p[..., 2:4] - ops.log(t[..., 2:4])))
    loss = loss - ops.sum(there * t[..., 5:] * ops.log(ops.softmax(p[..., 5:])))
    return loss / ops.maximum(ops.sum(there), 1)


DETECTION = """    input x: f32[batch, 3, 3, 4]
    target y_true: f32[batch, 3, 3, 2, 9]
    output y = x |> Conv2D(18, 1, name = "cells")
"""
DETECTION_LOSS = """
fn detection(t, y) {
    p = reshape(y, (-1, 3, 3, 2, 9))
    there = t[..., 4:5]
    steps = iota(3, dtype = f32)
    across, down = broadcast_to(steps, (3, 3)), broadcast_to(reshape(steps, (3, 1)), (3, 3))
    grid = reshape(stack([across, down], axis = -1), (1, 3, 3, 1, 2))
    middle = (sigmoid(p[..., 0:2]) + grid) / 3
    size = exp(p[..., 2:4]) * [[0.7, 1.1], [1.6, 0.5]] / 3
    low, high = expand_dims(middle - size / 2, -2), expand_dims(middle + size / 2, -2)
    boxes = expand_dims(t[:, 0:1, 0:1, :, 0:4], 3)
    start, stop = boxes[..., 0:2] - boxes[..., 2:4] / 2, boxes[..., 0:2] + boxes[..., 2:4] / 2
    both = prod(maximum(minimum(high, stop) - maximum(low, start), 0), axis = -1)
    either = prod(high - low, axis = -1) + prod(boxes[..., 2:4], axis = -1) - both
    alone = cast(max(both / either, axis = -1, keepdims = true) < 0.3, f32) * (1 - there)
    sure = sigmoid(p[..., 4:5])
    objects = 5 * sum(there * square(1 - sure)) + sum(stop_gradient(alone) * square(sure))
    places = sum(there * square(sigmoid(p[..., 0:2]) - t[..., 0:2])) + sum(there * square(p[..., 2:4] - log(t[..., 2:4])))
    classes = -sum(there * t[..., 5:] * log(softmax(p[..., 5:])))
    return (objects + places + classes) / maximum(sum(there), 1)
}
"""


def cells(rng, size):
    boxes = rng.uniform(0.1, 0.9, (STEPS, size, 3, 3, 2, 4))
    there = rng.uniform(size=(STEPS, size, 3, 3, 2, 1)) < 0.3
    classes = np.eye(4)[rng.integers(0, 4, (STEPS, size, 3, 3, 2))]
    return np.concatenate([boxes, there, classes], -1).astype(np.float32)


NETWORKS = {"mlp": (mlp, MLP), "cnn": (cnn, CNN), "lstm": (lstm, LSTM), "attention": (attention, ATTENTION), "masked": (masked, MASKED),
            "detection": (detection, DETECTION)}
# network: loss and targets, where it is not a choice among three classes
LOSSES = {"detection": (detection_loss, "detection", DETECTION_LOSS, cells)}
# fixture: network, optimizer in both languages
CASES = {
    "net_mlp": ("mlp", "Adam(learning_rate=0.01)"),
    "net_cnn": ("cnn", "SGD(learning_rate=0.05)"),
    "net_lstm": ("lstm", "Adam(learning_rate=0.01)"),
    "net_attention": ("attention", "Adam(learning_rate=0.005)"),
    "sgd": ("mlp", "SGD(learning_rate=0.1)"),
    "sgd_momentum": ("mlp", "SGD(learning_rate=0.05, momentum=0.9)"),
    "sgd_nesterov": ("mlp", "SGD(learning_rate=0.05, momentum=0.9, nesterov=True)"),
    "rmsprop": ("mlp", "RMSprop(learning_rate=0.01)"),
    "rmsprop_centered": ("mlp", "RMSprop(learning_rate=0.005, rho=0.8, momentum=0.5, centered=True)"),
    "adam_amsgrad": ("mlp", "Adam(learning_rate=0.01, amsgrad=True)"),
    "adamw": ("mlp", "AdamW(learning_rate=0.01, weight_decay=0.05)"),
    "adamax": ("mlp", "Adamax(learning_rate=0.01)"),
    "nadam": ("mlp", "Nadam(learning_rate=0.01)"),
    "adagrad": ("mlp", "Adagrad(learning_rate=0.05)"),
    "adadelta": ("mlp", "Adadelta(learning_rate=1.0)"),
    "ftrl": ("mlp", "Ftrl(learning_rate=0.1, l1_regularization_strength=0.01, l2_regularization_strength=0.01)"),
    "lion": ("mlp", "Lion(learning_rate=0.001)"),
    "lamb": ("mlp", "Lamb(learning_rate=0.01)"),
    "cosine": ("mlp", "Adam(learning_rate=CosineDecay(0.02, 40))"),
    "exponential": ("mlp", "SGD(learning_rate=ExponentialDecay(0.1, 20, 0.5, staircase=True))"),
    "clipnorm": ("mlp", "Adam(learning_rate=0.01, clipnorm=0.1)"),
    "clipvalue": ("mlp", "SGD(learning_rate=0.1, clipvalue=0.03)"),
    "global_clipnorm": ("mlp", "SGD(learning_rate=0.1, momentum=0.9, global_clipnorm=0.2)"),
    "weight_decay": ("mlp", "Adam(learning_rate=0.01, weight_decay=0.1)"),
    "net_masked": ("masked", "SGD(learning_rate=0.1)"),
    "net_detection": ("detection", "Adam(learning_rate=0.01)"),
}


def classes(rng, size):
    return rng.integers(0, 3, (STEPS, size)).astype(np.int32)


def optimizer_of(text):
    names = {**vars(keras.optimizers), **vars(keras.optimizers.schedules)}
    return eval(text, names)


def ours(text):
    return text.replace("=", " = ").replace("True", "true")


def write(case, seed):
    network, optimizer = CASES[case]
    make, source = NETWORKS[network]
    rng = np.random.default_rng(seed)
    keras.backend.clear_session()
    model = make()
    tensors = {}
    for variable in model.variables:
        if "seed" in variable.path:
            continue
        value = rng.normal(0, 0.4, variable.shape).astype(np.float32)
        if "variance" in variable.path:
            value = np.abs(value) + 0.5
        variable.assign(value)
        tensors["weights/" + variable.path] = value
    size = 8
    x = rng.normal(0, 1, (STEPS, size) + tuple(model.inputs[0].shape[1:])).astype(np.float32)
    three = ("sparse_categorical_crossentropy", "sparse_categorical_crossentropy", "", classes)
    loss, name, declared, targets = LOSSES.get(network, three)
    y = targets(rng, size)
    model.compile(optimizer=optimizer_of(optimizer), loss=loss)
    losses = [float(model.train_on_batch(x[i], y[i])) if i == 0 else None for i in range(1)]
    # train_on_batch gives the running mean: it is started anew for each step.
    for i in range(1, STEPS):
        model.reset_metrics()
        losses.append(float(model.train_on_batch(x[i], y[i])))
    for variable in model.variables:
        if "seed" not in variable.path:
            tensors["trained/" + variable.path] = np.asarray(variable.value)
    tensors |= {"x": x, "y_true": y, "losses": np.asarray(losses, np.float32)}
    save_file({k: np.ascontiguousarray(v) for k, v in sorted(tensors.items())}, os.path.join(FOLDER, case + ".safetensors"))
    with open(os.path.join(FOLDER, case + ".model"), "w") as file:
        file.write(f"# Expected steps: Keras {keras.__version__}, by tests/oracle/trajectories.py{declared}\nmodel Trained {{\n{source}"
                   f"    compile(optimizer = {ours(optimizer)}, loss = {name})\n}}\n")
    print(case, losses[0], losses[-1], flush=True)


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    for number, case in enumerate(CASES):
        if not sys.argv[1:] or case in sys.argv[1:]:
            write(case, number)
