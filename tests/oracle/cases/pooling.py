"""Layers: pooling."""
from .common import IMAGE, f, one

LAYERS = {
    "max_pooling2d": [
        one(IMAGE, "MaxPooling2D()", lambda L: L.MaxPooling2D()),
        one(IMAGE, 'MaxPooling2D(3, strides = 2, padding = "same")', lambda L: L.MaxPooling2D(3, strides=2, padding="same")),
        one(IMAGE, "MaxPooling2D((2, 3), strides = 1)", lambda L: L.MaxPooling2D((2, 3), strides=1)),
        one(IMAGE, 'MaxPooling2D(padding = "same")', lambda L: L.MaxPooling2D(padding="same")),
    ],
    "average_pooling2d": [
        one(IMAGE, "AveragePooling2D()", lambda L: L.AveragePooling2D(2)),
        one(IMAGE, 'AveragePooling2D(3, strides = 2, padding = "same")', lambda L: L.AveragePooling2D(3, strides=2, padding="same")),
        one(IMAGE, "AveragePooling2D((2, 3), strides = 1)", lambda L: L.AveragePooling2D((2, 3), strides=1)),
        one(IMAGE, 'AveragePooling2D(padding = "same")', lambda L: L.AveragePooling2D(2, padding="same")),
    ],
    "global_average_pooling2d": [
        one(IMAGE, "GlobalAveragePooling2D()", lambda L: L.GlobalAveragePooling2D()),
        one(IMAGE, "GlobalAveragePooling2D(keepdims = true)", lambda L: L.GlobalAveragePooling2D(keepdims=True)),
        one(IMAGE, 'GlobalAveragePooling2D(data_format = "channels_first")', lambda L: L.GlobalAveragePooling2D(data_format="channels_first")),
        one(f(2, 3, 5, 6), 'GlobalAveragePooling2D(data_format = "channels_first", keepdims = true)',
            lambda L: L.GlobalAveragePooling2D(data_format="channels_first", keepdims=True)),
    ],
    "global_max_pooling2d": [
        one(IMAGE, "GlobalMaxPooling2D()", lambda L: L.GlobalMaxPooling2D()),
        one(IMAGE, "GlobalMaxPooling2D(keepdims = true)", lambda L: L.GlobalMaxPooling2D(keepdims=True)),
        one(IMAGE, 'GlobalMaxPooling2D(data_format = "channels_first")', lambda L: L.GlobalMaxPooling2D(data_format="channels_first")),
        one(f(2, 3, 5, 6), 'GlobalMaxPooling2D(data_format = "channels_first", keepdims = true)',
            lambda L: L.GlobalMaxPooling2D(data_format="channels_first", keepdims=True)),
    ],
}
