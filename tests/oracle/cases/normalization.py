"""Layers: normalization."""
from .common import IMAGE, f, one

LAYERS = {
    "layer_normalization": [
        one(f(3, 5), "LayerNormalization()", lambda L: L.LayerNormalization()),
        one(f(2, 4, 5), "LayerNormalization(epsilon = 1e-5)", lambda L: L.LayerNormalization(epsilon=1e-5)),
        one(f(2, 4, 5), "LayerNormalization(axis = (1, 2))", lambda L: L.LayerNormalization(axis=(1, 2))),
        one(f(2, 4, 5), "LayerNormalization(axis = 1, center = false)", lambda L: L.LayerNormalization(axis=1, center=False)),
        one(f(2, 4, 5), "LayerNormalization(scale = false)", lambda L: L.LayerNormalization(scale=False)),
    ],
    "batch_normalization": [
        one(f(3, 5), "BatchNormalization()", lambda L: L.BatchNormalization()),
        one(IMAGE, "BatchNormalization(epsilon = 0.01)", lambda L: L.BatchNormalization(epsilon=0.01)),
        one(IMAGE, "BatchNormalization(axis = 1)", lambda L: L.BatchNormalization(axis=1)),
        one(f(3, 5), "BatchNormalization(center = false)", lambda L: L.BatchNormalization(center=False)),
        one(f(3, 5), 'BatchNormalization(scale = false, name = "bn")', lambda L: L.BatchNormalization(scale=False, name="bn")),
    ],
}
