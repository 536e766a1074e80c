"""Steps of training by Keras on JAX: its own recipe for a step under `jit`, without what `train_on_batch` adds."""

import os


def antirectifier():
    import keras
    from keras import ops

    class Antirectifier(keras.layers.Layer):
        def call(self, x):
            x = x - ops.mean(x, axis=1, keepdims=True)
            x = ops.normalize(x, axis=1)
            return ops.concatenate([ops.relu(x), ops.relu(-x)], axis=1)

    return Antirectifier()


def encoder(x, rate, heads=4):
    from keras import layers
    width = x.shape[-1]
    attended = layers.MultiHeadAttention(heads, width // heads, name="attention")(x, x)
    x = layers.LayerNormalization(epsilon=1e-6, name="norm_1")(layers.Add()([x, layers.Dropout(rate)(attended)]))
    y = layers.Dense(width, name="down")(layers.Dense(4 * width, activation="gelu", name="up")(x))
    return layers.LayerNormalization(epsilon=1e-6, name="norm_2")(layers.Add()([x, layers.Dropout(rate)(y)]))


def build(network, shape, rate):
    """The model of a network, whose layers have the names of ours."""
    import keras
    from keras import layers
    x = keras.Input(shape)
    if network == "encoder":
        return keras.Model(x, encoder(x, rate))
    parts = {
        "lenet": lambda: [
            layers.Conv2D(32, 3, activation="relu", name="conv_1"), layers.Conv2D(64, 3, activation="relu", name="conv_2"),
            layers.MaxPooling2D(), layers.Flatten(), layers.Dense(128, activation="relu", name="dense_1"),
            layers.Dense(10, activation="softmax", name="dense_2")],
        "antirectifier_b128": lambda: [
            layers.Dense(128, name="dense_1"), antirectifier(), layers.Dropout(rate), layers.Dense(64, name="dense_2"),
            antirectifier(), layers.Dropout(rate), layers.Dense(10, activation="softmax", name="dense_3")],
        "lstm": lambda: [layers.LSTM(32, name="lstm"), layers.Dense(1, name="dense")],
    }
    y = x
    for layer in parts[network]():
        y = layer(y)
    return keras.Model(x, y)


class KerasJax:
    def __init__(self, network, weights, x, y, rate, threads):
        os.environ["KERAS_BACKEND"] = "jax"
        if threads == 1:  # more are as many as the processors that this process may use
            os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
        import jax
        import keras

        model = build(network, x.shape[1:], rate)
        given = {name.removeprefix("block_1/"): value for name, value in weights.items()}
        for variable in model.trainable_variables:
            variable.assign(given.pop(variable.path))
        if given:
            raise ValueError(f"the model has no {', '.join(given)}")
        optimizer = keras.optimizers.Adam()
        optimizer.build(model.trainable_variables)
        classes = y.shape[-1] == 10
        loss_of = keras.losses.CategoricalCrossentropy() if classes else keras.losses.MeanSquaredError()

        def loss_and_updates(trainable, other, x, y):
            result, other = model.stateless_call(trainable, other, x, training=True)
            return loss_of(y, result), other

        def train(state, x, y):
            trainable, other, slots = state
            (loss, other), gradients = jax.value_and_grad(loss_and_updates, has_aux=True)(trainable, other, x, y)
            trainable, slots = optimizer.stateless_apply(slots, gradients, trainable)
            return loss, (trainable, other, slots)

        self.train = jax.jit(train, donate_argnums=0)
        state = tuple([v.value for v in group] for group in
                      (model.trainable_variables, model.non_trainable_variables, optimizer.variables))
        self.state = jax.tree_util.tree_map(jax.numpy.copy, state)
        self.x, self.y = jax.device_put(x), jax.device_put(y)
        self.wait = jax.block_until_ready

    def step(self):
        loss, self.state = self.train(self.state, self.x, self.y)
        self.wait(self.state)
        return float(loss)
