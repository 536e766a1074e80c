"""Functions of JAX that keras.ops has not, and JAX's transformations."""

from __future__ import annotations

import pytest

import modelc

keras = pytest.importorskip("keras")
jax = pytest.importorskip("jax")
if keras.backend.backend() != "jax":
    pytest.skip("needs Keras on JAX", allow_module_level=True)

import jax.numpy as jnp  # noqa: E402
from keras import layers  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


def source(function, shape=(6,), output_shape=(6,)) -> str:
    x = keras.Input(shape, name="x")
    return import_model(keras.Model(x, layers.Lambda(function, output_shape=output_shape)(x)), "net").text


def special(x):
    y = jax.lax.rsqrt(x * x + 1.0)
    return jnp.hypot(jax.scipy.special.gammaln(y + 1.0), y)


def rows(x):
    return jax.vmap(lambda row: row / jnp.linalg.norm(row))(x)


def slope(x):
    return jax.grad(lambda v: jnp.sum(jnp.exp(v)))(x)


def looped(x):
    def step(carry, value):
        return 0.9 * carry + value, carry

    return jax.lax.scan(step, jnp.zeros_like(x[:, 0]), jnp.moveaxis(x, 1, 0))[0]


def upper(x):
    scores = jnp.einsum("bid,bjd->bij", x, x)
    return jnp.sum(scores * jnp.triu(jnp.ones((x.shape[1], x.shape[1]))), axis=-1)


def branched(x):
    return jax.lax.cond(jnp.sum(x) > 0, jnp.exp, jnp.negative, x)


@pytest.mark.parametrize(
    ("function", "shape", "output_shape", "texts"),
    [
        (special, (6,), (6,), ["y = rsqrt(x * x + 1.0)", "hypot(lgamma(y + 1.0), y)"]),
        (rows, (6,), (6,), ["fn rows(x) = x / expand_dims(sqrt(sum(x * x, axis = 1)), 1)"]),
        (slope, (6,), (6,), ["exp(x)"]),
        (looped, (2, 4), (4,), ["0.9 * zeros_like(x[:, 0]) + y[0]", "y[1]"]),
        (branched, (6,), (6,), ["where(cast(sum(x) > 0, i32) <= 0, -x, exp(x))"]),
        (upper, (None, 4), (None,), ["arange(x.shape[1])"]),
    ],
)
def test_functions(function, shape, output_shape, texts):
    text = source(function, shape, output_shape)
    assert all(part in text for part in texts), text


def test_what_has_no_counterpart():
    with pytest.raises(modelc.ImportFailed, match="test_jax.py:[0-9]+: layer `lambda.*JAX's primitive `top_k`"):
        source(lambda x: jax.lax.top_k(x, 2)[0], (6,), (2,))


def test_loops_without_an_end():
    with pytest.raises(modelc.ImportFailed, match="write it as keras.ops.while_loop with `maximum_iterations`"):
        source(lambda x: jax.lax.while_loop(lambda v: jnp.sum(v) < 9, lambda v: v + 1, x))
