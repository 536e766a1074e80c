"""Networks of keras.applications with random weights: predictions alone, since their training is that of their layers."""

from __future__ import annotations

import keras
import numpy as np

from models.data import Case, floats


def network(name: str, size: int = 64):
    def make() -> Case:
        model = getattr(keras.applications, name)(weights=None, input_shape=(size, size, 3), classes=10, classifier_activation=None)
        spread(model)
        return Case(model, [floats(2, size, size, 3)], [])

    make.__name__ = name.lower()
    return make


def spread(model) -> None:
    """Fresh weights are mostly zeros and ones, which hides what is done with them."""
    random = np.random.default_rng(5)
    for variable in model.variables:
        value = np.asarray(variable.value)
        if variable.name == "moving_variance":
            variable.assign(random.uniform(0.5, 1.5, value.shape))
        elif value.ndim == 1 and value.dtype.kind == "f":
            variable.assign(value + 0.1 * random.standard_normal(value.shape))


NETWORKS = [network(name) for name in ("ResNet50", "MobileNetV3Small", "EfficientNetB0", "DenseNet121")]
