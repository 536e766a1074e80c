"""Layers: pooling."""
from .common import IMAGE, f, one

SEQUENCE = f(2, 7, 3)
VOLUME = f(2, 4, 5, 3, 2)

LAYERS = {
    "max_pooling2d": [
        one(IMAGE, "MaxPooling2D()", lambda L: L.MaxPooling2D()),
        one(IMAGE, 'MaxPooling2D(3, strides = 2, padding = "same")', lambda L: L.MaxPooling2D(3, strides=2, padding="same")),
        one(IMAGE, "MaxPooling2D((2, 3), strides = 1)", lambda L: L.MaxPooling2D((2, 3), strides=1)),
        one(IMAGE, 'MaxPooling2D(padding = "same")', lambda L: L.MaxPooling2D(padding="same")),
        one(f(2, 3, 5, 6), 'MaxPooling2D(pool_size = (3, 2), padding = "same", data_format = "channels_first")',
            lambda L: L.MaxPooling2D(pool_size=(3, 2), padding="same", data_format="channels_first")),
    ],
    "average_pooling2d": [
        one(IMAGE, "AveragePooling2D()", lambda L: L.AveragePooling2D(2)),
        one(IMAGE, 'AveragePooling2D(3, strides = 2, padding = "same")', lambda L: L.AveragePooling2D(3, strides=2, padding="same")),
        one(IMAGE, "AveragePooling2D((2, 3), strides = 1)", lambda L: L.AveragePooling2D((2, 3), strides=1)),
        one(IMAGE, 'AveragePooling2D(padding = "same")', lambda L: L.AveragePooling2D(2, padding="same")),
        one(f(2, 3, 5, 6), 'AveragePooling2D(pool_size = (3, 2), padding = "same", data_format = "channels_first")',
            lambda L: L.AveragePooling2D(pool_size=(3, 2), padding="same", data_format="channels_first")),
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
    "max_pooling1d": [
        one(SEQUENCE, "MaxPooling1D(2)", lambda L: L.MaxPooling1D(2)),
        one(SEQUENCE, 'MaxPooling1D(3, strides = 2, padding = "same")', lambda L: L.MaxPooling1D(3, strides=2, padding="same")),
        one(SEQUENCE, "MaxPooling1D(3, 1)", lambda L: L.MaxPooling1D(3, 1)),
        one(f(2, 3, 7), 'MaxPooling1D(2, data_format = "channels_first")', lambda L: L.MaxPooling1D(2, data_format="channels_first")),
        one(SEQUENCE, 'MaxPooling1D(pool_size = 3, strides = 1, padding = "same")',
            lambda L: L.MaxPooling1D(pool_size=3, strides=1, padding="same")),
    ],
    "max_pooling3d": [
        one(VOLUME, "MaxPooling3D(2)", lambda L: L.MaxPooling3D(2)),
        one(VOLUME, 'MaxPooling3D((3, 2, 1), strides = 2, padding = "same")', lambda L: L.MaxPooling3D((3, 2, 1), strides=2, padding="same")),
        one(VOLUME, "MaxPooling3D((2, 2, 3), strides = (1, 2, 1))", lambda L: L.MaxPooling3D((2, 2, 3), strides=(1, 2, 1))),
        one(f(2, 2, 3, 4, 4), 'MaxPooling3D(2, data_format = "channels_first")', lambda L: L.MaxPooling3D(2, data_format="channels_first")),
        one(VOLUME, 'MaxPooling3D(pool_size = 3, strides = 1, padding = "same")',
            lambda L: L.MaxPooling3D(pool_size=3, strides=1, padding="same")),
    ],
    "global_max_pooling1d": [
        one(SEQUENCE, "GlobalMaxPooling1D()", lambda L: L.GlobalMaxPooling1D()),
        one(SEQUENCE, "GlobalMaxPooling1D(keepdims = true)", lambda L: L.GlobalMaxPooling1D(keepdims=True)),
        one(SEQUENCE, 'GlobalMaxPooling1D(data_format = "channels_first")', lambda L: L.GlobalMaxPooling1D(data_format="channels_first")),
        one(SEQUENCE, 'GlobalMaxPooling1D("channels_first", true)', lambda L: L.GlobalMaxPooling1D("channels_first", True)),
    ],
    "global_max_pooling3d": [
        one(VOLUME, "GlobalMaxPooling3D()", lambda L: L.GlobalMaxPooling3D()),
        one(VOLUME, "GlobalMaxPooling3D(keepdims = true)", lambda L: L.GlobalMaxPooling3D(keepdims=True)),
        one(VOLUME, 'GlobalMaxPooling3D(data_format = "channels_first")', lambda L: L.GlobalMaxPooling3D(data_format="channels_first")),
        one(VOLUME, 'GlobalMaxPooling3D("channels_first", true)', lambda L: L.GlobalMaxPooling3D("channels_first", True)),
    ],
    "average_pooling1d": [
        one(SEQUENCE, "AveragePooling1D(2)", lambda L: L.AveragePooling1D(2)),
        one(SEQUENCE, 'AveragePooling1D(3, strides = 2, padding = "same")', lambda L: L.AveragePooling1D(3, strides=2, padding="same")),
        one(SEQUENCE, "AveragePooling1D(3, 1)", lambda L: L.AveragePooling1D(3, 1)),
        one(f(2, 3, 7), 'AveragePooling1D(2, data_format = "channels_first")', lambda L: L.AveragePooling1D(2, data_format="channels_first")),
        one(SEQUENCE, 'AveragePooling1D(pool_size = 3, strides = 1, padding = "same")',
            lambda L: L.AveragePooling1D(pool_size=3, strides=1, padding="same")),
    ],
    "average_pooling3d": [
        one(VOLUME, "AveragePooling3D(2)", lambda L: L.AveragePooling3D(2)),
        one(VOLUME, 'AveragePooling3D((3, 2, 1), strides = 2, padding = "same")', lambda L: L.AveragePooling3D((3, 2, 1), strides=2, padding="same")),
        one(VOLUME, "AveragePooling3D((2, 2, 3), strides = (1, 2, 1))", lambda L: L.AveragePooling3D((2, 2, 3), strides=(1, 2, 1))),
        one(f(2, 2, 3, 4, 4), 'AveragePooling3D(2, data_format = "channels_first")', lambda L: L.AveragePooling3D(2, data_format="channels_first")),
        one(VOLUME, 'AveragePooling3D(pool_size = 3, strides = 1, padding = "same")',
            lambda L: L.AveragePooling3D(pool_size=3, strides=1, padding="same")),
    ],
    "global_average_pooling1d": [
        one(SEQUENCE, "GlobalAveragePooling1D()", lambda L: L.GlobalAveragePooling1D()),
        one(SEQUENCE, "GlobalAveragePooling1D(keepdims = true)", lambda L: L.GlobalAveragePooling1D(keepdims=True)),
        one(SEQUENCE, 'GlobalAveragePooling1D(data_format = "channels_first")', lambda L: L.GlobalAveragePooling1D(data_format="channels_first")),
        one(SEQUENCE, 'GlobalAveragePooling1D("channels_first", true)', lambda L: L.GlobalAveragePooling1D("channels_first", True)),
        ({"x": ("f32", (2, 7, 3)), "mask": ("mask", (2, 7))}, "GlobalAveragePooling1D()(x, mask = mask)", lambda L: L.GlobalAveragePooling1D(), False),
    ],
    "global_average_pooling3d": [
        one(VOLUME, "GlobalAveragePooling3D()", lambda L: L.GlobalAveragePooling3D()),
        one(VOLUME, "GlobalAveragePooling3D(keepdims = true)", lambda L: L.GlobalAveragePooling3D(keepdims=True)),
        one(VOLUME, 'GlobalAveragePooling3D(data_format = "channels_first")', lambda L: L.GlobalAveragePooling3D(data_format="channels_first")),
        one(VOLUME, 'GlobalAveragePooling3D("channels_first", true)', lambda L: L.GlobalAveragePooling3D("channels_first", True)),
    ],
}


def adaptive(kind, axes):
    """Windows that overlap, that do not, one of all places, and channels first."""
    name = f"Adaptive{kind}Pooling{axes}D"
    make = lambda *a, **k: lambda L: getattr(L, name)(*a, **k)
    shape = (6, 7, 4)[:axes]
    sizes = {"uneven": (5, 3, 3)[:axes], "even": (3, 1, 2)[:axes], "one": (1,) * axes}
    cases = []
    for size in sizes.values():
        text = size[0] if axes == 1 else size
        cases.append(one(f(2, *shape, 2), f"{name}({text})", make(size)))
    cases.append(one(f(1, 3, *shape), f'{name}(output_size = 3, data_format = "channels_first")', make(3, data_format="channels_first")))
    return cases


for kind in ("Average", "Max"):
    for axes in (1, 2, 3):
        LAYERS[f"adaptive_{kind.lower()}_pooling{axes}d"] = adaptive(kind, axes)
