"""What layers in loops give, from JAX and Keras: the values that programs of tests/spec/scans and of
tests/spec/training state in their comments.

KERAS_BACKEND=jax python tests/oracle/loops.py
"""
import jax
import jax.numpy as jnp
import keras
import numpy as np

jax.config.update("jax_enable_x64", True)
keras.backend.set_floatx("float64")


@jax.custom_vjp
def assign(new, old):
    """A variable's new value. Its gradient is the variable's, as where Keras assigns to one (TensorFlow, PyTorch)."""
    return new


assign.defvjp(lambda new, old: (new, None), lambda _, dy: (jnp.zeros_like(dy), dy))


def spectral_step(w, u):
    """One power iteration, as keras.layers.SpectralNormalization has it."""
    unit = lambda v: v / jnp.sqrt(jnp.sum(v**2, axis=1, keepdims=True))
    v = unit(u @ w.T)
    u = unit(v @ w)
    u, v = jax.lax.stop_gradient(u), jax.lax.stop_gradient(v)
    return assign(w / ((v @ w) @ u.T)[0, 0], w), u


def spectral_loop():
    x = jnp.array([[[1.0, 2.0], [3.0, -1.0]]])
    u0 = jnp.array([[1.0, 1.0]])

    def loss(w):
        u, h, ys = u0, jnp.zeros((1, 2)), []
        for t in range(2):
            w, u = spectral_step(w, u)
            h = (h + x[:, t]) @ w
            ys.append(h)
        return jnp.mean(jnp.stack(ys, 1) ** 2), (w, u)

    return jax.value_and_grad(loss, has_aux=True)(jnp.array([[3.0, 1.0], [0.0, 2.0]]))


def spectral_twice():
    x = jnp.array([[1.0, 2.0]])

    def loss(w):
        w, u = spectral_step(w, jnp.array([[1.0, 1.0]]))
        y = x @ w
        w, u = spectral_step(w, u)
        return jnp.mean((y @ w) ** 2), (w, u)

    return jax.value_and_grad(loss, has_aux=True)(jnp.array([[3.0, 1.0], [0.0, 2.0]]))


def activity_in_time_distributed():
    """Keras adds the loss of each step; here it is their mean."""
    x = np.array([[[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]], [[0.0, 1.0], [-2.0, 5.0], [1.0, 1.0]]])
    dense = keras.layers.Dense(2, use_bias=False, activity_regularizer=keras.regularizers.L2(0.1))
    normal = keras.layers.BatchNormalization(momentum=0.5)
    inner = keras.Sequential([normal, dense])
    layer = keras.layers.TimeDistributed(inner)
    inputs = keras.Input(batch_shape=x.shape)
    model = keras.Model(inputs, layer(inputs))
    dense.kernel.assign([[1.0, -2.0], [0.5, 3.0]])
    variables = [v.value for v in model.trainable_variables]
    state = [v.value for v in model.non_trainable_variables]

    def loss(trained):
        y, new, losses = model.stateless_call(trained, state, x, training=True, return_losses=True)
        steps = [l for l in losses if l.ndim == 0]
        assert len(steps) == 3
        return jnp.mean(y**2) + sum(steps) / 3, (sum(steps), new)

    (value, (total, new)), gradients = jax.value_and_grad(loss, has_aux=True)(variables)
    names = [v.path for v in model.trainable_variables]
    return value, total / 3, dict(zip(names, gradients)), dict(zip([v.path for v in model.non_trainable_variables], new))


class Cell(keras.layers.Layer):
    """A cell whose layer is regularized: what Keras can compute of it is the unrolled loop."""

    def __init__(self):
        super().__init__()
        self.state_size = 1
        self.dense = keras.layers.Dense(
            1, use_bias=False, activity_regularizer=keras.regularizers.L2(0.1), kernel_regularizer=keras.regularizers.L2(0.01)
        )

    def build(self, shape):
        self.dense.build((shape[0], shape[1] + 1))
        self.built = True

    def call(self, x, states):
        h = self.dense(keras.ops.concatenate([x, states[0]], axis=-1))
        return h, [h]


def regularized_cell():
    x = np.array([[[1.0], [2.0], [-1.0]], [[0.5], [0.0], [3.0]]])
    inputs = keras.Input(batch_shape=x.shape)
    model = keras.Model(inputs, keras.layers.RNN(Cell(), unroll=True, return_sequences=True)(inputs))
    model.weights[0].assign([[2.0], [0.5]])
    variables = [v.value for v in model.trainable_variables]

    def loss(trained):
        y, _, losses = model.stateless_call(trained, [], x, training=True, return_losses=True)
        weights = 0.01 * jnp.sum(trained[0] ** 2)
        steps = sum(losses) - weights
        assert len(losses) == 4
        return jnp.mean(y**2) + steps / 3 + weights

    return jax.value_and_grad(loss)(variables)


if __name__ == "__main__":
    np.set_printoptions(precision=10)
    for case in (spectral_loop, spectral_twice, activity_in_time_distributed, regularized_cell):
        print(case.__name__, *case(), sep="\n  ")
