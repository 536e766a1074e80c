"""Layers: normalization."""
from .common import IMAGE, f, one


def trained(inputs, call, build):
    """Three calls in training: the moving statistics are outputs, too."""
    return (inputs, call, build, False, {"calls": 3, "training": True, "shown": ("moving_mean", "moving_variance")})


def renormed(*case):
    """As `trained`, with the statistics of renormalization."""
    shown = ("moving_mean", "moving_variance", "moving_stddev", "renorm_mean", "renorm_stddev")
    return (*case, False, {"calls": 3, "training": True, "shown": shown})


def spectral(inputs, inner, build, **options):
    """In training for two calls."""
    text = "".join(f", {k} = {v}" for k, v in options.items())
    return (inputs, f"SpectralNormalization({inner}{text})", lambda L: L.SpectralNormalization(build(L), **options), False,
            {"calls": 2, "training": True, "shown": ("vector_u",)})


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
        trained(f(4, 5), "BatchNormalization(momentum = 0.9)", lambda L: L.BatchNormalization(momentum=0.9)),
        trained(IMAGE, "BatchNormalization(axis = 1, epsilon = 0.01)", lambda L: L.BatchNormalization(axis=1, epsilon=0.01)),
        trained(f(2, 4, 5), "BatchNormalization(momentum = 0, scale = false, center = false)",
                lambda L: L.BatchNormalization(momentum=0, scale=False, center=False)),
        trained(f(4, 5), "BatchNormalization(trainable = false)", lambda L: L.BatchNormalization(trainable=False)),
        trained({"x": ("f32", (2, 6, 3)), "mask": ("mask", (2, 6))}, "BatchNormalization(momentum = 0.5)", lambda L: L.BatchNormalization(momentum=0.5)),
        renormed(f(4, 5), "BatchNormalization(momentum = 0.7, renorm = true, renorm_momentum = 0.8)",
                 lambda L: L.BatchNormalization(momentum=0.7, renorm=True, renorm_momentum=0.8)),
        renormed(f(2, 4, 3), "BatchNormalization(axis = 1, renorm = true, renorm_clipping = {rmin: 0.5, rmax: 1.5, dmax: 0.3}, scale = false)",
                 lambda L: L.BatchNormalization(axis=1, renorm=True, renorm_clipping={"rmin": 0.5, "rmax": 1.5, "dmax": 0.3}, scale=False)),
        one(f(3, 5), "BatchNormalization(renorm = true, synchronized = false)", lambda L: L.BatchNormalization(renorm=True, synchronized=False)),
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
    "spectral_normalization": [
        one(f(3, 5), "SpectralNormalization(Dense(4))", lambda L: L.SpectralNormalization(L.Dense(4))),
        spectral(f(3, 5), "Dense(4)", lambda L: L.Dense(4)),
        spectral(IMAGE, "Conv2D(4, 3, activation = relu)", lambda L: L.Conv2D(4, 3, activation="relu"), power_iterations=3),
        spectral({"x": ("f32", (3, 4), 0, 6)}, "Embedding(6, 5)", lambda L: L.Embedding(6, 5)),
        spectral(f(2, 5, 3), 'Conv1D(2, 3, name = "c")', lambda L: L.Conv1D(2, 3, name="c"), power_iterations=2),
    ],
}
