"""What a case of the table is: a compiled model with a batch to train on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass
class Case:
    model: Any
    inputs: list[np.ndarray]
    targets: list[np.ndarray]
    targets_used: bool = True  # false where the losses pass the predictions through
    tolerance: float = 2e-4  # of the losses of five steps


def floats(*shape: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed + sum(shape)).standard_normal(shape).astype("float32")


def ints(limit: int, *shape: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed + sum(shape)).integers(0, limit, shape).astype("int32")


def classes(count: int, kinds: int, seed: int = 1) -> np.ndarray:
    return np.eye(kinds, dtype="float32")[ints(kinds, count, seed=seed)]
