"""One peer on one network: prints the milliseconds of every training step, one a line.

    python peers.py torch|torch-compile|keras-jax mlp|cnn|lstm STEPS wall|processor
"""

import os
import sys
import time

BATCH = {"mlp": 128, "cnn": 32, "lstm": 32}


def data(network):
    import numpy as np

    random = np.random.default_rng(1)
    shape = {"mlp": (784,), "cnn": (28, 28, 1), "lstm": (64, 16)}[network]
    batch = BATCH[network]
    x = random.standard_normal((batch, *shape)).astype("float32")
    classes = 1 if network == "lstm" else 10
    y = np.eye(classes, dtype="float32")[np.arange(batch) % classes]
    return x, y


def torch_step(network, compiled):
    import torch
    from torch import nn
    from torch.nn import functional as F

    torch.set_num_threads(1)

    class Antirectifier(nn.Module):
        def forward(self, x):
            x = x - x.mean(dim=1, keepdim=True)
            x = F.normalize(x, dim=1)
            return torch.cat([F.relu(x), F.relu(-x)], dim=1)

    class Lstm(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(16, 32, batch_first=True)
            self.dense = nn.Linear(32, 1)

        def forward(self, x):
            return self.dense(self.lstm(x)[0][:, -1])

    models = {
        "mlp": lambda: nn.Sequential(nn.Linear(784, 128), Antirectifier(), nn.Dropout(0.1), nn.Linear(256, 64),
                                     Antirectifier(), nn.Dropout(0.1), nn.Linear(128, 10)),
        "cnn": lambda: nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
                                     nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Linear(128, 10)),
        "lstm": Lstm,
    }
    model = models[network]()
    x, y = data(network)
    if network == "cnn":  # channels first, as PyTorch has them; and in the memory format that is faster on this kind
        x = x.transpose(0, 3, 1, 2)
        model = model.to(memory_format=torch.channels_last)
    x, y = torch.from_numpy(x.copy()), torch.from_numpy(y)
    if network == "cnn":
        x = x.contiguous(memory_format=torch.channels_last)
    loss_of = F.mse_loss if network == "lstm" else F.cross_entropy
    optimizer = torch.optim.Adam(model.parameters(), fused=True)
    forward = lambda x, y: loss_of(model(x), y)
    if compiled:
        forward = torch.compile(forward)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = forward(x, y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def keras_step(network):
    os.environ["KERAS_BACKEND"] = "jax"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    import jax
    import keras
    from keras import layers, ops

    @keras.saving.register_keras_serializable()
    class Antirectifier(layers.Layer):
        def call(self, x):
            x = x - ops.mean(x, axis=1, keepdims=True)
            x = ops.normalize(x, axis=1)
            return ops.concatenate([ops.relu(x), ops.relu(-x)], axis=1)

    models = {
        "mlp": lambda: [layers.Dense(128), Antirectifier(), layers.Dropout(0.1), layers.Dense(64), Antirectifier(),
                        layers.Dropout(0.1), layers.Dense(10, activation="softmax")],
        "cnn": lambda: [layers.Conv2D(32, 3, activation="relu"), layers.Conv2D(64, 3, activation="relu"),
                        layers.MaxPooling2D(), layers.Flatten(), layers.Dense(128, activation="relu"),
                        layers.Dense(10, activation="softmax")],
        "lstm": lambda: [layers.LSTM(32), layers.Dense(1)],
    }
    x, y = data(network)
    model = keras.Sequential([keras.Input(x.shape[1:]), *models[network]()])
    optimizer = keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)
    loss_of = keras.losses.MeanSquaredError() if network == "lstm" else keras.losses.CategoricalCrossentropy()

    def loss_and_updates(trainable, other, x, y):
        result, other = model.stateless_call(trainable, other, x, training=True)
        return loss_of(y, result), other

    # Keras's own recipe for a training step in JAX, without the overhead of train_on_batch.
    def train(state, x, y):
        trainable, other, slots = state
        (loss, other), gradients = jax.value_and_grad(loss_and_updates, has_aux=True)(trainable, other, x, y)
        trainable, slots = optimizer.stateless_apply(slots, gradients, trainable)
        return loss, (trainable, other, slots)

    train = jax.jit(train, donate_argnums=0)
    state = [[v.value for v in group] for group in
             (model.trainable_variables, model.non_trainable_variables, optimizer.variables)]
    state = jax.tree_util.tree_map(jax.numpy.copy, tuple(state))
    x, y = jax.device_put(x), jax.device_put(y)

    def step():
        nonlocal state
        loss, state = train(state, x, y)
        jax.block_until_ready(state)
        return float(loss)

    return step


def main():
    peer, network, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
    step = keras_step(network) if peer == "keras-jax" else torch_step(network, peer == "torch-compile")
    for _ in range(5):  # compiles
        step()
    now = time.process_time if sys.argv[4] == "processor" else time.perf_counter
    for _ in range(steps):
        begin = now()
        step()
        print(f"{(now() - begin) * 1e3:.6f}")


if __name__ == "__main__":
    main()
