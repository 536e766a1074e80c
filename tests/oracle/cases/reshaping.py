"""Layers: reshaping."""
from .common import IMAGE, f, one

SEQUENCE = f(2, 5, 3)
VOLUME = f(2, 4, 5, 3, 2)

LAYERS = {
    "flatten": [
        one(f(2, 3, 4), "Flatten()", lambda L: L.Flatten()),
        one(f(3), "Flatten()", lambda L: L.Flatten()),
        one(f(2, 3, 4, 5), 'Flatten(data_format = "channels_first")', lambda L: L.Flatten(data_format="channels_first")),
        one(f(2, 7), "Flatten()", lambda L: L.Flatten()),
    ],
    "reshape": [
        one(f(2, 12), "Reshape((3, 4))", lambda L: L.Reshape((3, 4))),
        one(f(2, 3, 4), "Reshape((-1, 2))", lambda L: L.Reshape((-1, 2))),
        one(f(2, 3, 4), "Reshape((12,))", lambda L: L.Reshape((12,))),
        one(f(2, 1), "Reshape(())", lambda L: L.Reshape(())),
    ],
    "permute": [
        one(f(2, 3, 4), "Permute((2, 1))", lambda L: L.Permute((2, 1))),
        one(f(2, 3, 4, 5), "Permute((3, 1, 2))", lambda L: L.Permute((3, 1, 2))),
        one(f(2, 3, 4, 5), "Permute((1, 3, 2))", lambda L: L.Permute((1, 3, 2))),
        one(f(2, 3), "Permute((1,))", lambda L: L.Permute((1,))),
    ],
    "repeat_vector": [
        one(f(2, 3), "RepeatVector(4)", lambda L: L.RepeatVector(4)),
        one(f(2, 3), "RepeatVector(1)", lambda L: L.RepeatVector(1)),
        one(f(1, 1), "RepeatVector(n = 3)", lambda L: L.RepeatVector(n=3)),
        one(f(3, 7), 'RepeatVector(2, name = "again")', lambda L: L.RepeatVector(2, name="again")),
    ],
    "zero_padding2d": [
        one(IMAGE, "ZeroPadding2D()", lambda L: L.ZeroPadding2D()),
        one(IMAGE, "ZeroPadding2D((1, 2))", lambda L: L.ZeroPadding2D((1, 2))),
        one(IMAGE, "ZeroPadding2D(((0, 1), (2, 0)))", lambda L: L.ZeroPadding2D(((0, 1), (2, 0)))),
        one(f(2, 3, 5, 6), 'ZeroPadding2D(((2, 1), (0, 3)), data_format = "channels_first")',
            lambda L: L.ZeroPadding2D(((2, 1), (0, 3)), data_format="channels_first")),
        one(IMAGE, "ZeroPadding2D(padding = 2)", lambda L: L.ZeroPadding2D(padding=2)),
    ],
    "up_sampling2d": [
        one(IMAGE, "UpSampling2D()", lambda L: L.UpSampling2D()),
        one(IMAGE, "UpSampling2D((3, 2))", lambda L: L.UpSampling2D((3, 2))),
        one(IMAGE, 'UpSampling2D(2, interpolation = "bilinear")', lambda L: L.UpSampling2D(2, interpolation="bilinear")),
        one(f(2, 3, 4, 5), 'UpSampling2D((1, 3), data_format = "channels_first")',
            lambda L: L.UpSampling2D((1, 3), data_format="channels_first")),
        one(IMAGE, 'UpSampling2D(size = (2, 3), interpolation = "bicubic")', lambda L: L.UpSampling2D(size=(2, 3), interpolation="bicubic")),
    ],
    "cropping1d": [
        one(SEQUENCE, "Cropping1D()", lambda L: L.Cropping1D()),
        one(SEQUENCE, "Cropping1D(2)", lambda L: L.Cropping1D(2)),
        one(SEQUENCE, "Cropping1D((0, 3))", lambda L: L.Cropping1D((0, 3))),
        one(SEQUENCE, "Cropping1D(cropping = (2, 0))", lambda L: L.Cropping1D(cropping=(2, 0))),
    ],
    "cropping2d": [
        one(IMAGE, "Cropping2D()", lambda L: L.Cropping2D()),
        one(IMAGE, "Cropping2D(1)", lambda L: L.Cropping2D(1)),
        one(IMAGE, "Cropping2D((1, 2))", lambda L: L.Cropping2D((1, 2))),
        one(f(2, 3, 5, 6), 'Cropping2D(((0, 1), (2, 0)), data_format = "channels_first")',
            lambda L: L.Cropping2D(((0, 1), (2, 0)), data_format="channels_first")),
        one(IMAGE, "Cropping2D(cropping = ((1, 1), (2, 3)))", lambda L: L.Cropping2D(cropping=((1, 1), (2, 3)))),
    ],
    "cropping3d": [
        one(VOLUME, "Cropping3D()", lambda L: L.Cropping3D()),
        one(VOLUME, "Cropping3D(1)", lambda L: L.Cropping3D(1)),
        one(VOLUME, "Cropping3D((1, 2, 0))", lambda L: L.Cropping3D((1, 2, 0))),
        one(f(1, 2, 4, 5, 3), 'Cropping3D(((0, 1), (2, 0), (1, 1)), data_format = "channels_first")',
            lambda L: L.Cropping3D(((0, 1), (2, 0), (1, 1)), data_format="channels_first")),
        one(VOLUME, "Cropping3D(cropping = 1)", lambda L: L.Cropping3D(cropping=1)),
    ],
    "zero_padding1d": [
        one(SEQUENCE, "ZeroPadding1D()", lambda L: L.ZeroPadding1D()),
        one(SEQUENCE, "ZeroPadding1D(3)", lambda L: L.ZeroPadding1D(3)),
        one(SEQUENCE, "ZeroPadding1D((0, 2))", lambda L: L.ZeroPadding1D((0, 2))),
        one(f(2, 3, 5), 'ZeroPadding1D((1, 2), data_format = "channels_first")', lambda L: L.ZeroPadding1D((1, 2), data_format="channels_first")),
        one(SEQUENCE, "ZeroPadding1D(padding = 2)", lambda L: L.ZeroPadding1D(padding=2)),
    ],
    "zero_padding3d": [
        one(VOLUME, "ZeroPadding3D()", lambda L: L.ZeroPadding3D()),
        one(VOLUME, "ZeroPadding3D(2)", lambda L: L.ZeroPadding3D(2)),
        one(VOLUME, "ZeroPadding3D((1, 0, 2))", lambda L: L.ZeroPadding3D((1, 0, 2))),
        one(f(1, 2, 4, 5, 3), 'ZeroPadding3D(((0, 1), (2, 0), (1, 1)), data_format = "channels_first")',
            lambda L: L.ZeroPadding3D(((0, 1), (2, 0), (1, 1)), data_format="channels_first")),
        one(VOLUME, "ZeroPadding3D(padding = 1)", lambda L: L.ZeroPadding3D(padding=1)),
    ],
    "up_sampling1d": [
        one(SEQUENCE, "UpSampling1D()", lambda L: L.UpSampling1D()),
        one(SEQUENCE, "UpSampling1D(3)", lambda L: L.UpSampling1D(3)),
        one(SEQUENCE, "UpSampling1D(size = 1)", lambda L: L.UpSampling1D(size=1)),
        one(f(1, 1, 2), 'UpSampling1D(4, name = "u")', lambda L: L.UpSampling1D(4, name="u")),
    ],
    "up_sampling3d": [
        one(f(2, 2, 3, 2, 2), "UpSampling3D()", lambda L: L.UpSampling3D()),
        one(f(2, 2, 3, 2, 2), "UpSampling3D(3)", lambda L: L.UpSampling3D(3)),
        one(f(2, 2, 3, 2, 2), "UpSampling3D((1, 2, 3))", lambda L: L.UpSampling3D((1, 2, 3))),
        one(f(1, 2, 2, 3, 2), 'UpSampling3D((2, 1, 1), data_format = "channels_first")',
            lambda L: L.UpSampling3D((2, 1, 1), data_format="channels_first")),
        one(f(1, 2, 2, 1, 3), "UpSampling3D(size = (1, 1, 4))", lambda L: L.UpSampling3D(size=(1, 1, 4))),
    ],
}
