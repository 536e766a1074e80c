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
    "group_normalization": [
        one(f(2, 3, 4, 6), "GroupNormalization(groups = 3)", lambda L: L.GroupNormalization(groups=3)),
        one(f(2, 6), "GroupNormalization(2, epsilon = 0.01)", lambda L: L.GroupNormalization(2, epsilon=0.01)),
        one(f(2, 4, 6), "GroupNormalization(groups = -1, center = false)", lambda L: L.GroupNormalization(groups=-1, center=False)),
        one(f(2, 4, 6), "GroupNormalization(2, axis = 1, scale = false)", lambda L: L.GroupNormalization(2, axis=1, scale=False)),
        one(f(2, 3, 32), 'GroupNormalization(name = "g")', lambda L: L.GroupNormalization(name="g")),
    ],
    "rms_normalization": [
        one(f(3, 5), "RMSNormalization()", lambda L: L.RMSNormalization()),
        one(f(2, 4, 5), "RMSNormalization(epsilon = 0.01)", lambda L: L.RMSNormalization(epsilon=0.01)),
        one(f(2, 4, 5), "RMSNormalization(axis = (1, 2))", lambda L: L.RMSNormalization(axis=(1, 2))),
        one(f(2, 3, 4, 5), 'RMSNormalization(axis = (2, 3), name = "r")', lambda L: L.RMSNormalization(axis=(2, 3), name="r")),
    ],
    "unit_normalization": [
        one(f(3, 5), "UnitNormalization()", lambda L: L.UnitNormalization()),
        one(f(2, 4, 5), "UnitNormalization(axis = 1)", lambda L: L.UnitNormalization(axis=1)),
        one(f(2, 4, 5), "UnitNormalization(axis = (1, 2))", lambda L: L.UnitNormalization(axis=(1, 2))),
        one(f(2, 4, 5), 'UnitNormalization(-1, name = "u")', lambda L: L.UnitNormalization(-1, name="u")),
    ],
}
