"""Writes tests/runtime/fixtures/special.safetensors: the functions of runtime/modelc/special.hpp at points of their whole range, by
mpmath in 40 digits. Of each function and width there are `<name>_<width>/x`, `/y`, the value, and `/size`, what an error is measured
by: the value itself, and for x < 0, where it is a difference of two terms, the larger one.

Run: pip install numpy mpmath safetensors && python special.py
"""
import pathlib

import mpmath as mp
import numpy as np
from safetensors.numpy import save_file

mp.mp.dps = 40
rng = np.random.default_rng(3)
root = 1.4616321449683623  # of digamma
POSITIVE = np.concatenate([10 ** rng.uniform(-37, 37, 150), rng.uniform(0, 12, 300), 1 + rng.normal(0, 1e-3, 30), 2 + rng.normal(0, 1e-3, 30),
                           root + rng.normal(0, 1e-4, 30), np.arange(1, 12), [0.5, 1 - 2**-24, 1 + 2**-23, 2 - 2**-23, 2 + 2**-22]])
NEGATIVE = -np.concatenate([rng.uniform(0, 30, 250), 10 ** rng.uniform(-30, 3, 100), 0.5 + rng.normal(0, 1e-3, 20), 1.5 + rng.normal(0, 1e-3, 20)])
UNIT = np.concatenate([rng.uniform(-1, 1, 250), 10 ** rng.uniform(-30, 0, 50), 1 - 10 ** rng.uniform(-7, 0, 100)])
NEAR_ONE = 1 - 10 ** rng.uniform(-15.5, 0, 100)


def lgamma(x):
    return mp.loggamma(x).real


def lgamma_point(x):
    if x > 0:
        return lgamma(x), abs(lgamma(x))
    sine, other = mp.log(mp.pi / abs(mp.sin(mp.pi * x))), lgamma(1 - x)
    return sine - other, max(abs(sine), abs(other))


def polygamma_point(n):
    def point(x):
        value = mp.polygamma(n, x)
        return value, max(abs(value), abs(mp.polygamma(n, 1 - x)) if x < 0 else 0)
    return point


def erfinv_point(x):
    return mp.erfinv(x), abs(mp.erfinv(x))


def not_extreme(points):
    return points[(abs(points) > 1e-9) & (abs(points) < 1e9)]


tensors = {}
for width, dtype in (("f32", np.float32), ("f64", np.float64)):
    real = np.concatenate([POSITIVE, NEGATIVE]).astype(dtype)
    real = real[(real > 0) | (real != np.floor(real))]
    unit = (UNIT if dtype == np.float32 else np.concatenate([UNIT, NEAR_ONE])).astype(dtype)
    for name, points, point in (("lgamma", real, lgamma_point), ("digamma", real, polygamma_point(0)), ("polygamma_1", not_extreme(real), polygamma_point(1)),
                                ("polygamma_2", not_extreme(real), polygamma_point(2)), ("polygamma_5", not_extreme(real), polygamma_point(5)),
                                ("erfinv", unit[abs(unit) < 1], erfinv_point)):
        rows = [(float(x), *(float(v) for v in point(mp.mpf(float(x))))) for x in points]
        rows = [row for row in rows if np.isfinite(np.array(row, dtype)).all()]
        for field, values in zip(("x", "y", "size"), zip(*rows)):
            tensors[f"{name}_{width}/{field}"] = np.array(values, np.float64)
save_file(tensors, pathlib.Path(__file__).parent.parent / "runtime" / "fixtures" / "special.safetensors")
