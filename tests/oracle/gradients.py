"""Writes tests/recipes/fixtures/gradients: networks with derivatives in them, from JAX.

A `.safetensors` file holds what goes into the model of the same name, of tests/recipes/gradients or examples/gradients
(`given/<input or target>`, `weight/<name>`), and what JAX gives: `output/<name>` in inference, `loss` and `grad/<weight>` in
training. Everything is computed in float64. Run: python gradients.py
"""
import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import jax.numpy as jnp
import keras
import numpy as np
from jax import lax
from safetensors.numpy import save_file

keras.config.set_floatx("float64")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recipes", "fixtures", "gradients")


def random(seed):
    rng = np.random.default_rng(seed)
    return lambda *shape, scale=1.0: rng.normal(0, scale, shape)


def save(name, given, weights, outputs, loss):
    """`outputs(weights)` in inference as a dict; `loss(weights)` in training, or None."""
    tensors = {f"given/{k}": v for k, v in given.items()} | {f"weight/{k}": v for k, v in weights.items()}
    tensors |= {f"output/{k}": v for k, v in outputs(weights).items()}
    if loss:
        value, gradients = jax.value_and_grad(loss)(weights)
        tensors |= {"loss": value} | {f"grad/{k}": v for k, v in gradients.items()}
    tensors = {k: np.array(v, order="C") for k, v in sorted(tensors.items())}
    save_file(tensors, os.path.join(FOLDER, name + ".safetensors"))
    print(name, {k: float(np.abs(v).max()) for k, v in tensors.items() if not k.startswith(("given", "weight"))}, flush=True)


def by(f, x):
    """The derivative of the sum of f(x)."""
    return jax.grad(lambda v: jnp.sum(f(v)))(x)


def leaky(x):
    return jnp.where(x > 0, x, 0.2 * x)


def convolve(x, kernel, strides, padding):
    return lax.conv_general_dilated(x, kernel, (strides, strides), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))


def normalize(x, gamma, beta, epsilon=1e-3):
    mean = jnp.mean(x, -1, keepdims=True)
    variance = jnp.mean((x - mean) ** 2, -1, keepdims=True)
    return (x - mean) / jnp.sqrt(variance + epsilon) * gamma + beta


def critic():
    r = random(1)
    given = {"image": r(3, 12, 12, 1), "generated": r(3, 12, 12, 1), "share": abs(r(3, 1, 1, 1)) % 1}
    w = {"conv_1/kernel": r(3, 3, 1, 8, scale=0.4), "conv_1/bias": r(8, scale=0.1), "conv_2/kernel": r(3, 3, 8, 16, scale=0.2),
         "conv_2/bias": r(16, scale=0.1), "normalization/gamma": 1 + r(16, scale=0.1), "normalization/beta": r(16, scale=0.1),
         "score/kernel": r(144, 1, scale=0.1), "score/bias": r(1)}
    w = {"critic/" + k: v for k, v in w.items()}

    def score(w, x):
        w = {k.removeprefix("critic/"): v for k, v in w.items()}
        x = leaky(convolve(x, w["conv_1/kernel"], 2, "SAME") + w["conv_1/bias"])
        x = convolve(x, w["conv_2/kernel"], 2, "SAME") + w["conv_2/bias"]
        x = leaky(normalize(x, w["normalization/gamma"], w["normalization/beta"]))
        return x.reshape(len(x), -1) @ w["score/kernel"] + w["score/bias"]

    def loss(w):
        between = given["share"] * given["image"] + (1 - given["share"]) * given["generated"]
        slope = by(lambda x: score(w, x), between)
        penalty = (jnp.sqrt(jnp.sum(slope**2, (1, 2, 3)) + 1e-12) - 1) ** 2
        return jnp.mean(score(w, given["generated"]) - score(w, given["image"])) + jnp.mean(10 * penalty)

    save("critic", given, w, lambda w: {"score": score(w, given["image"])}, loss)


def mlp(w, x, *names, activation=jnp.tanh):
    for i, name in enumerate(names):
        x = x @ w[name + "/kernel"] + w[name + "/bias"]
        if i + 1 < len(names):
            x = activation(x)
    return x


def dense(r, *widths, prefix=""):
    w = {}
    for i, (n, m) in enumerate(zip(widths, widths[1:])):
        name = prefix + (f"dense_{i}" if i else "dense")
        w |= {name + "/kernel": r(n, m, scale=n**-0.5), name + "/bias": r(m, scale=0.2)}
    return w


def poisson():
    r = random(2)
    given = {"x": np.linspace(0.05, 0.95, 7)[:, None]}
    w = dense(r, 1, 24, 24, 1, prefix="sequential/")

    def u(w, x):
        return x * (1 - x) * mlp(w, x, *("sequential/" + n for n in ("dense", "dense_1", "dense_2")))

    def loss(w):
        x = given["x"]
        return jnp.mean((by(lambda x: by(lambda x: u(w, x), x), x) + np.pi**2 * np.sin(np.pi * x)) ** 2)

    save("poisson", given, w, lambda w: {"u": u(w, given["x"])}, loss)


def burgers():
    """Viscous Burgers: u_t + u u_x = nu u_xx."""
    r = random(3)
    given = {"t": abs(r(6, 1)), "x": r(6, 1)}
    w = dense(r, 2, 10, 10, 1)

    def u(w, t, x):
        return mlp(w, jnp.concatenate([t, x], 1), "dense", "dense_1", "dense_2")

    def residual(w):
        t, x = given["t"], given["x"]
        u_x = lambda x: by(lambda x: u(w, t, x), x)
        return by(lambda t: u(w, t, x), t) + u(w, t, x) * u_x(x) - 0.01 / np.pi * by(u_x, x)

    save("burgers", given, w, lambda w: {"u": u(w, given["t"], given["x"]), "residual": residual(w)}, lambda w: jnp.mean(residual(w) ** 2))


def force():
    r = random(4)
    given = {"position": r(3, 5, 3), "energy_true": r(3), "force_true": r(3, 5, 3)}
    w = {"hidden/kernel": r(8, 16, scale=0.5), "hidden/bias": r(16, scale=0.2), "energy/kernel": r(16, 1, scale=0.5)}
    w = {"pair_energy/" + k: v for k, v in w.items()}
    centers = np.linspace(0.5, 4, 8)

    def energy(w, x):
        distance = jnp.sqrt(jnp.sum((x[:, :, None] - x[:, None]) ** 2, -1) + np.eye(5))
        near = jnp.exp(-4 * (distance[..., None] - centers) ** 2)
        pair = jnp.tanh(near @ w["pair_energy/hidden/kernel"] + w["pair_energy/hidden/bias"]) @ w["pair_energy/energy/kernel"]
        return 0.5 * jnp.sum(pair[..., 0] * (1 - np.eye(5)), (1, 2))

    def outputs(w):
        return {"energy": energy(w, given["position"]), "force": -by(lambda x: energy(w, x), given["position"])}

    def loss(w):
        out = outputs(w)
        return 0.1 * jnp.mean((out["energy"] - given["energy_true"]) ** 2) + jnp.mean((out["force"] - given["force_true"]) ** 2)

    save("force", given, w, outputs, loss)


def recurrent():
    """The penalty of a critic of sequences: through a GRU, and its outputs of all steps."""
    r = random(5)
    given = {"x": r(2, 5, 3)}
    layer = keras.layers.GRU(4, activation=jnp.tanh, return_sequences=True, name="gru")  # Keras's own rounds to f32
    layer.build((None, 5, 3))
    paths = ["gru/gru_cell/" + n for n in ("kernel", "recurrent_kernel", "bias")]
    w = {p: r(*v.shape, scale=0.5) for p, v in zip(paths, layer.trainable_variables)}
    w |= {"score/kernel": r(4, 1)}

    def score(w, x):
        y, _ = layer.stateless_call([w[p] for p in paths], [v.value for v in layer.non_trainable_variables], x)
        return jnp.mean(y @ w["score/kernel"], 1)

    slope = lambda w: by(lambda x: score(w, x), given["x"])
    save("recurrent", given, w, lambda w: {"slope": slope(w)}, lambda w: jnp.mean(jnp.sum(slope(w) ** 2, (1, 2))))


def selection():
    """Through max pooling, a gather, a sort, softmax, a masked sum and a part that is held."""
    r = random(6)
    given = {"x": r(2, 6, 3)}
    w = {"mix/kernel": r(3, 4), "mix/bias": r(4), "out/kernel": r(4, 1)}

    def score(w, x):
        h = jnp.tanh(x @ w["mix/kernel"] + w["mix/bias"])
        pooled = lax.reduce_window(h, -jnp.inf, lax.max, (1, 2, 1), (1, 2, 1), "VALID")
        taken = jnp.take(h, np.array([5, 0, 0]), 1) ** 2
        ordered = jnp.sort(h, 1)[:, 2:5] ** 3
        attention = jax.nn.softmax(pooled @ jnp.swapaxes(taken, 1, 2), -1) @ ordered
        masked = jnp.where((x[:, :3, :1] > 0), attention, 0.1 * lax.stop_gradient(attention) * pooled)
        return masked @ w["out/kernel"]

    slope = lambda w: by(lambda x: score(w, x), given["x"])
    save("selection", given, w, lambda w: {"slope": slope(w)}, lambda w: jnp.mean(jnp.sum(slope(w) ** 2, (1, 2))))


def custom():
    """A gradient of one's own, differentiated: a straight-through step whose slope is a bump."""

    @jax.custom_vjp
    def step(x):
        return jnp.where(x > 0, 1.0, 0.0)

    step.defvjp(lambda x: (step(x), x), lambda x, dy: (dy / (1 + jnp.abs(2 * x)) ** 2,))
    r = random(7)
    given = {"x": r(4, 3)}
    w = {"dense/kernel": r(3, 5), "dense/bias": r(5), "dense_1/kernel": r(5, 1)}
    slope = lambda w: by(lambda x: step(mlp(w, x, "dense")) @ w["dense_1/kernel"], given["x"])
    save("custom", given, w, lambda w: {"slope": slope(w)}, lambda w: jnp.mean(jnp.sum(slope(w) ** 2, 1)))


def descent():
    """Minimization in a loop: each step descends the energy, as inference of an energy-based model does."""
    r = random(8)
    given = {"x": r(3, 4), "steps": np.zeros((3, 5, 1)), "y_true": r(3, 2)}
    w = {"dense/kernel": r(6, 8, scale=0.4), "dense/bias": r(8, scale=0.2), "dense_1/kernel": r(8, 1)}

    def solve(w):
        hidden = lambda y: jnp.tanh(mlp(w, jnp.concatenate([given["x"], y], 1), "dense"))
        energy = lambda y: hidden(y) @ w["dense_1/kernel"] + 0.5 * jnp.sum(y**2, 1, keepdims=True)
        y = jnp.zeros((3, 2))
        for _ in range(5):
            y = y - 0.3 * by(energy, y)
        return y

    save("descent", given, w, lambda w: {"y": solve(w)}, lambda w: jnp.mean((solve(w) - given["y_true"]) ** 2))


SMOOTH = "sigmoid tanh softplus softsign silu gelu selu elu celu exponential mish log_sigmoid sparse_plus squareplus tanh_shrink softmax log_softmax".split()


def activations():
    """First, second and third derivatives of weighed sums of activations."""
    r = random(9)
    given = {"x": np.concatenate([r(4, 5), [[-30, -8, 0.5, 8, 30]]]), "t": r(5, 5)}
    outputs = {}
    for name in SMOOTH:
        f = {"tanh": jnp.tanh, "exponential": jnp.exp}.get(name) or getattr(keras.ops, name, None) or getattr(keras.activations, name)
        functions = [lambda x, f=f: f(x)]
        for order in range(3):
            functions.append(lambda x, g=functions[-1]: by(lambda v: given["t"] * g(v), x))
            outputs[f"{name}_{order + 1}"] = functions[-1](jnp.asarray(given["x"]))
    save("activations", given, {}, lambda w: outputs, None)


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    for case in (critic, poisson, burgers, force, recurrent, selection, custom, descent, activations):
        case()
