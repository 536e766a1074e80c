"""Layers: convolution."""
from .common import IMAGE, f, one

LAYERS = {
    "conv2d": [
        one(IMAGE, "Conv2D(4, 3)", lambda L: L.Conv2D(4, 3)),
        one(IMAGE, 'Conv2D(4, (3, 2), strides = 2, padding = "same", activation = relu)',
            lambda L: L.Conv2D(4, (3, 2), strides=2, padding="same", activation="relu")),
        one(f(2, 7, 8, 3), "Conv2D(2, 3, dilation_rate = 2, use_bias = false)", lambda L: L.Conv2D(2, 3, dilation_rate=2, use_bias=False)),
        one(f(2, 5, 6, 4), 'Conv2D(6, 3, groups = 2, padding = "same")', lambda L: L.Conv2D(6, 3, groups=2, padding="same")),
        one(IMAGE, "Conv2D(4, 1, strides = (2, 3))", lambda L: L.Conv2D(4, 1, strides=(2, 3))),
        one(f(2, 3, 5, 6), 'Conv2D(4, 3, data_format = "channels_first")', lambda L: L.Conv2D(4, 3, data_format="channels_first")),
    ],
}
