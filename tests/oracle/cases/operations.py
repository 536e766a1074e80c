"""Operations on rows by numbers, Fourier transforms, special functions and linear algebra, with their gradients."""
import jax
import jax.numpy as jnp
from jax.scipy import special
from keras import ops


def calls(inputs, *rows):
    """Outputs y_1, y_2, ... of (call in the language, Python function of the arrays named like the inputs)."""
    return inputs, {f"y_{i}": row for i, row in enumerate(rows, 1)}


def part(function, i):
    return lambda *arrays, **named: function(*arrays, **named)[i]


def pairs(text, function):
    """The real and the imaginary parts that a call gives."""
    return (f"{text}[0]", part(function, 0)), (f"{text}[1]", part(function, 1))


def spd(x):
    return x @ jnp.swapaxes(x, -1, -2) + 2 * jnp.eye(x.shape[-1])


def overlapped(**options):
    return lambda re, im: ops.istft((re, im), 6, 4, 8, **options)


SEGMENTS = {"data": ("f32", (7, 3)), "grid": ("f32", (3, 4, 2)), "ids": ("i32", (7,), -1, 5), "cells": ("i32", (3, 4), 0, 3)}
SCATTER = {"x": ("f32", (4, 5)), "rows": ("i32", (6, 1), -4, 5), "places": ("i32", (6, 2), -4, 5), "u": ("f32", (6, 5)), "v": ("f32", (6,)),
           "unique": ("f32", (2, 3)), "t": ("i32", (2,), -4, 6)}
COMPLEX = {"re": ("f32", (3, 12)), "im": ("f32", (3, 12)), "x": ("f32", (3, 15)), "p": ("f32", (2, 37)), "q": ("f32", (2, 37)), "m": ("f32", (2, 4, 6)), "n": ("f32", (2, 4, 6))}
SIGNAL = {"x": ("f32", (2, 30)), "w": ("f32", (6,), 0.1, 1)}
SPECTRA = {"re": ("f32", (2, 7, 5)), "im": ("f32", (2, 7, 5))}
MATRICES = {"a": ("f32", (3, 4, 4)), "b": ("f32", (3, 4, 2)), "v": ("f32", (4,)), "two": ("f32", (2, 2)), "six": ("f32", (6, 6))}
GIVEN = {"fixed": True, "gradients": True}


def of(function, *names):
    """The function of the inputs with these names, whatever the others are."""
    return lambda **arrays: function(*[arrays[name] for name in names])


def place(*index):
    return tuple(jnp.asarray(i) for i in index)


OPERATIONS = {
    "segments": (*calls(
        SEGMENTS,
        ("segment_sum(data, ids, 4)", of(lambda d, i: ops.segment_sum(d, i, 4), "data", "ids")),
        ("segment_sum(grid, cells, num_segments = 3)", of(lambda d, i: ops.segment_sum(d.reshape(12, 2), i.reshape(12), 3), "grid", "cells")),
        ("segment_mean(data, ids, 4)", of(lambda d, i: ops.segment_sum(d, i, 4) / jnp.maximum(ops.segment_sum(jnp.ones(7), i, 4), 1)[:, None], "data", "ids")),
        ("segment_max(data, ids, 4)", of(lambda d, i: ops.segment_max(d, i, 4), "data", "ids")),
        ("segment_min(grid, cells, 5)", of(lambda d, i: ops.segment_min(d.reshape(12, 2), i.reshape(12), 5), "grid", "cells")),
        ("segment_max(round(data), ids, 2)", of(lambda d, i: ops.segment_max(jnp.round(d), i, 2), "data", "ids")),
        ("segment_max(ids, ids // 2, 3)", of(lambda i: ops.segment_max(i, i // 2, 3), "ids")),
    ), GIVEN),
    "scatters": (*calls(
        SCATTER,
        ("scatter(rows, u, (4, 5))", of(lambda i, u: ops.scatter(i, u, (4, 5)), "rows", "u")),
        ("scatter(places, v, (4, 5))", of(lambda i, v: ops.scatter(i, v, (4, 5)), "places", "v")),
        ("scatter_update(x, rows, u)", of(ops.scatter_update, "x", "rows", "u")),
        ("scatter_update(x, places, v)", of(ops.scatter_update, "x", "places", "v")),
        ('scatter_update(x, places, v, reduction = "add")', of(lambda x, i, v: ops.scatter_update(x, i, v, "add"), "x", "places", "v")),
        ('scatter_update(x, rows, u, reduction = "max")', of(lambda x, i, v: ops.scatter_update(x, i, v, "max"), "x", "rows", "u")),
        ('scatter_update(x, places, v, reduction = "min")', of(lambda x, i, v: ops.scatter_update(x, i, v, "min"), "x", "places", "v")),
        ("slice_update(x, (1, 2), unique)", of(lambda x, u: ops.slice_update(x, (1, 2), u), "x", "unique")),
        ("slice_update(x, (-2, 0), unique)", of(lambda x, u: ops.slice_update(x, (-2, 0), u), "x", "unique")),
        ("slice_update(x, t, unique)", of(lambda x, t, u: ops.slice_update(x, place(*t), u), "x", "t", "unique")),
        ("slice_update(x, (t[0], 0), u[:1])", of(lambda x, t, u: ops.slice_update(x, place(t[0], 0), u[:1]), "x", "t", "u")),
    ), GIVEN),
    "fourier": (*calls(
        COMPLEX,
        *pairs("fft((re, im))", of(lambda a, b: ops.fft((a, b)), "re", "im")),
        *pairs("fft((p, q))", of(lambda a, b: ops.fft((a, b)), "p", "q")),
        *pairs("fft2((m, n))", of(lambda a, b: ops.fft2((a, b)), "m", "n")),
        *pairs("ifft2((m, n))", of(lambda a, b: ops.ifft2((a, b)), "m", "n")),
        *pairs("rfft(re)", of(ops.rfft, "re")),
        *pairs("rfft(x)", of(ops.rfft, "x")),
        *pairs("rfft(p)", of(ops.rfft, "p")),
        *pairs("rfft(x, 9)", of(lambda x: ops.rfft(x, 9), "x")),
        *pairs("rfft(x, fft_length = 22)", of(lambda x: ops.rfft(x, 22), "x")),
        ("irfft((re, im))", of(lambda a, b: ops.irfft((a, b)), "re", "im")),
        ("irfft((re, im), fft_length = 23)", of(lambda a, b: ops.irfft((a, b), 23), "re", "im")),
        ("irfft((p, q), 30)", of(lambda a, b: ops.irfft((a, b), 30), "p", "q")),
        ("irfft((p, q), 146)", of(lambda a, b: ops.irfft((a, b), 146), "p", "q")),
    ), GIVEN),
    "short_time": (*calls(
        SIGNAL,
        *pairs("stft(x, 6, 4, 8)", of(lambda x: ops.stft(x, 6, 4, 8), "x")),
        *pairs('stft(x, 7, 3, 7, window = "hamming")', of(lambda x: ops.stft(x, 7, 3, 7, "hamming"), "x")),
        *pairs("stft(x, 6, 5, 9, window = w, center = false)", of(lambda x, w: ops.stft(x, 6, 5, 9, w, False), "x", "w")),
        *pairs("stft(x, 5, 2, 8, window = none)", of(lambda x: ops.stft(x, 5, 2, 8, None), "x")),
        ("istft(stft(x, 6, 3, 8), 6, 3, 8)", of(lambda x: ops.istft(ops.stft(x, 6, 3, 8), 6, 3, 8), "x")),
    ), GIVEN),
    "short_time_inverse": (*calls(
        SPECTRA,
        ("istft((re, im), 6, 4, 8)", overlapped()),
        ("istft((re, im), 6, 4, 8, length = 17)", overlapped(length=17)),
        ('istft((re, im), 6, 4, 8, window = "hamming", center = false)', overlapped(window="hamming", center=False)),
        ("istft((re, im), 6, 4, 8, window = none)", overlapped(window=None)),
    ), GIVEN),
    "gamma_functions": (*calls(
        {"x": ("f32", (6, 8), 0.05, 12), "n": ("f32", (6, 8), -5.9, -0.1), "e": ("f32", (6, 8), -1, 1)},
        ("lgamma(x)", of(special.gammaln, "x")), ("lgamma(n)", of(special.gammaln, "n")),
        ("digamma(x)", of(special.digamma, "x")), ("digamma(n)", of(special.digamma, "n")),
        ("polygamma(1, x + 1)", of(lambda x: special.polygamma(1, x + 1), "x")),
        ("erfinv(e)", of(special.erfinv, "e")),
        ("logcumsumexp(x, axis = 1)", of(lambda x: jax.lax.cumlogsumexp(x, axis=1), "x")),
        ("logcumsumexp(100 * n, axis = 0)", of(lambda n: jax.lax.cumlogsumexp(100 * n, axis=0), "n")),
        ("logcumsumexp(e)", of(lambda e: jax.lax.cumlogsumexp(jnp.reshape(e, -1)), "e")),
    ), GIVEN),
    "ranges": (*calls(
        {"x": ("f32", (3, 4)), "y": ("f32", (4,)), "z": ("f32", (2,))},
        ("linspace(-1.0, 1.0, 7)", of(lambda: ops.linspace(-1.0, 1.0, 7))),
        ("linspace(0.0, 1.0, 4, endpoint = false)", of(lambda: ops.linspace(0.0, 1.0, 4, endpoint=False))),
        ("linspace(x[0], y, 5)", of(lambda x, y: ops.linspace(x[0], y, 5), "x", "y")),
        ("linspace(x, 2.0, num = 5, axis = 1)", of(lambda x: ops.linspace(x, 2.0, 5, axis=1), "x")),
        ("linspace(0, 3, 7, retstep = true)[1]", of(lambda: ops.linspace(0, 3, 7, retstep=True)[1])),
        ("linspace(1.0, 2.0, 1)", of(lambda: ops.linspace(1.0, 2.0, 1))),
        ("meshgrid(y, z)[0]", of(lambda y, z: ops.meshgrid(y, z)[0], "y", "z")),
        ("meshgrid(y, z)[1]", of(lambda y, z: ops.meshgrid(y, z)[1], "y", "z")),
        ('meshgrid(y, z, x[0], indexing = "ij")[1]', of(lambda x, y, z: ops.meshgrid(y, z, x[0], indexing="ij")[1], "x", "y", "z")),
        ("meshgrid([y, z, x[0]])[2]", of(lambda x, y, z: ops.meshgrid(y, z, x[0])[2], "x", "y", "z")),
    ), GIVEN),
    "matrices": (*calls(
        MATRICES,
        ("det(a)", of(ops.det, "a")), ("det(two)", of(ops.det, "two")), ("det(six)", of(ops.det, "six")), ("det(a[:, :3, :3])", of(lambda a: ops.det(a[:, :3, :3]), "a")),
        ("det(a[:, :1, :1])", of(lambda a: ops.det(a[:, :1, :1]), "a")),
        ("det([[1.0, 2.0], [2.0, 4.0]] + 0 * two)", of(lambda x: ops.det(jnp.array([[1.0, 2], [2, 4]]) + 0 * x), "two")),
        ("inv(a + 4 * eye(4))", of(lambda a: ops.inv(a + 4 * jnp.eye(4)), "a")),
        ("solve(a + 4 * eye(4), b)", of(lambda a, b: ops.solve(a + 4 * jnp.eye(4), b), "a", "b")),
        ("solve(a[0] + 4 * eye(4), v)", of(lambda a, v: ops.solve(a[0] + 4 * jnp.eye(4), v), "a", "v")),
        ("solve_triangular(a + 4 * eye(4), b)", of(lambda a, b: ops.solve_triangular(a + 4 * jnp.eye(4), b), "a", "b")),
        ("solve_triangular(a[1] + 4 * eye(4), v, lower = true)", of(lambda a, v: ops.solve_triangular(a[1] + 4 * jnp.eye(4), v, lower=True), "a", "v")),
        ("cholesky(a @ transpose(a, (0, 2, 1)) + 2 * eye(4))", of(lambda a: jnp.linalg.cholesky(spd(a)), "a")),
        ("cholesky(six @ transpose(six) + 2 * eye(6), upper = true)", of(lambda x: jnp.linalg.cholesky(spd(x), upper=True), "six")),
        ("cholesky(a + 9 * eye(4))", of(lambda a: jnp.linalg.cholesky(a + 9 * jnp.eye(4)), "a")),
    ), GIVEN),
    "matrices_without_inverse": (*calls(
        {"x": ("f32", (2,))},
        ("inv([[1.0, 2.0], [2.0, 4.0]])", of(lambda: ops.inv(jnp.array([[1.0, 2], [2, 4]])))),
        ("solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0])", of(lambda: ops.solve(jnp.array([[1.0, 2], [2, 4]]), jnp.array([1.0, 2])))),
        ("solve_triangular([[1.0, 2.0], [0.0, 0.0]], [1.0, 2.0])", of(lambda: ops.solve_triangular(jnp.array([[1.0, 2], [0, 0]]), jnp.array([1.0, 2])))),
        ("cholesky([[1.0, 2.0], [2.0, 1.0]])", of(lambda: jnp.linalg.cholesky(jnp.array([[1.0, 2], [2, 1]])))),
    ), {"fixed": True}),
}
