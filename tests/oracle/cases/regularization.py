"""Layers that act in training alone: at inference each passes its input on."""
from .common import IMAGE, f, one

SEQUENCE = f(2, 5, 3)
VOLUME = f(2, 2, 3, 2, 2)

LAYERS = {
    "gaussian_noise": [
        one(f(3, 5), "GaussianNoise(0.5)", lambda L: L.GaussianNoise(0.5)),
        one(f(3, 5), "GaussianNoise(0)", lambda L: L.GaussianNoise(0)),
        one(SEQUENCE, "GaussianNoise(1, seed = 3)", lambda L: L.GaussianNoise(1, seed=3)),
        one(f(3), "GaussianNoise(stddev = 0.1)", lambda L: L.GaussianNoise(stddev=0.1)),
    ],
    "gaussian_dropout": [
        one(f(3, 5), "GaussianDropout(0.5)", lambda L: L.GaussianDropout(0.5)),
        one(f(3, 5), "GaussianDropout(0)", lambda L: L.GaussianDropout(0)),
        one(SEQUENCE, "GaussianDropout(0.9, seed = 3)", lambda L: L.GaussianDropout(0.9, seed=3)),
        one(f(3), "GaussianDropout(rate = 0.1)", lambda L: L.GaussianDropout(rate=0.1)),
    ],
    "alpha_dropout": [
        one(f(3, 5), "AlphaDropout(0.5)", lambda L: L.AlphaDropout(0.5)),
        one(f(3, 5), "AlphaDropout(0)", lambda L: L.AlphaDropout(0)),
        one(f(3, 5), "AlphaDropout(0.9, noise_shape = (3, 1), seed = 3)", lambda L: L.AlphaDropout(0.9, noise_shape=(3, 1), seed=3)),
        one(f(3), "AlphaDropout(rate = 0.1)", lambda L: L.AlphaDropout(rate=0.1)),
    ],
    "spatial_dropout1d": [
        one(SEQUENCE, "SpatialDropout1D(0.5)", lambda L: L.SpatialDropout1D(0.5)),
        one(SEQUENCE, "SpatialDropout1D(0)", lambda L: L.SpatialDropout1D(0)),
        one(SEQUENCE, "SpatialDropout1D(0.9, seed = 3)", lambda L: L.SpatialDropout1D(0.9, seed=3)),
        one(SEQUENCE, 'SpatialDropout1D(rate = 0.1, name = "s")', lambda L: L.SpatialDropout1D(rate=0.1, name="s")),
    ],
    "spatial_dropout2d": [
        one(IMAGE, "SpatialDropout2D(0.5)", lambda L: L.SpatialDropout2D(0.5)),
        one(IMAGE, "SpatialDropout2D(0)", lambda L: L.SpatialDropout2D(0)),
        one(IMAGE, 'SpatialDropout2D(0.9, "channels_first", 3)', lambda L: L.SpatialDropout2D(0.9, "channels_first", 3)),
        one(IMAGE, "SpatialDropout2D(rate = 0.1)", lambda L: L.SpatialDropout2D(rate=0.1)),
        one(IMAGE, 'SpatialDropout2D(0.5, data_format = "channels_first")', lambda L: L.SpatialDropout2D(0.5, data_format="channels_first")),
    ],
    "spatial_dropout3d": [
        one(VOLUME, "SpatialDropout3D(0.5)", lambda L: L.SpatialDropout3D(0.5)),
        one(VOLUME, "SpatialDropout3D(0)", lambda L: L.SpatialDropout3D(0)),
        one(VOLUME, 'SpatialDropout3D(0.9, "channels_first", 3)', lambda L: L.SpatialDropout3D(0.9, "channels_first", 3)),
        one(VOLUME, "SpatialDropout3D(rate = 0.1)", lambda L: L.SpatialDropout3D(rate=0.1)),
        one(VOLUME, 'SpatialDropout3D(0.5, data_format = "channels_first")', lambda L: L.SpatialDropout3D(0.5, data_format="channels_first")),
    ],
    "activity_regularization": [
        one(f(3, 5), "ActivityRegularization()", lambda L: L.ActivityRegularization()),
        one(f(3, 5), "ActivityRegularization(0.1)", lambda L: L.ActivityRegularization(0.1)),
        one(f(3, 5), "ActivityRegularization(l2 = 0.2)", lambda L: L.ActivityRegularization(l2=0.2)),
        one(SEQUENCE, "ActivityRegularization(l1 = 0.1, l2 = 0.2)", lambda L: L.ActivityRegularization(l1=0.1, l2=0.2)),
    ],
}
