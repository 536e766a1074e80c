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

NETWORKS = {"mlp": (mlp, MLP), "cnn": (cnn, CNN), "lstm": (lstm, LSTM), "attention": (attention, ATTENTION), "masked": (masked, MASKED)}
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
}


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
    y = rng.integers(0, 3, (STEPS, size)).astype(np.int32)
    model.compile(optimizer=optimizer_of(optimizer), loss="sparse_categorical_crossentropy")
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
        file.write(f"# Expected steps: Keras {keras.__version__}, by tests/oracle/trajectories.py\nmodel Trained {{\n{source}"
                   f"    compile(optimizer = {ours(optimizer)}, loss = sparse_categorical_crossentropy)\n}}\n")
    print(case, losses[0], losses[-1], flush=True)


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    for number, case in enumerate(CASES):
        if not sys.argv[1:] or case in sys.argv[1:]:
            write(case, number)
