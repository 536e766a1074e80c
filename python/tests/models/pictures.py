"""Convolutional networks."""

import keras
from keras import layers, ops

from models.data import Case, classes, floats, ints


class SqueezeExcite(layers.Layer):
    """Channels weighted by what all of the picture says."""

    def __init__(self, ratio=4, **kwargs):
        super().__init__(**kwargs)
        self.ratio = ratio

    def build(self, input_shape):
        channels = input_shape[-1]
        self.squeeze = layers.GlobalAveragePooling2D(keepdims=True)
        self.reduce = layers.Dense(channels // self.ratio, activation="relu")
        self.expand = layers.Dense(channels, activation="sigmoid")

    def call(self, x):
        scale = self.expand(self.reduce(self.squeeze(x)))
        return x * scale

    def get_config(self):
        return {**super().get_config(), "ratio": self.ratio}


def squeeze_excite():
    image = keras.Input((None, None, 3), name="image")
    x = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")(image)
    x = SqueezeExcite()(x)
    x = layers.Conv2D(12, 3, padding="same", activation="relu")(x)
    x = SqueezeExcite(3, name="second")(x)
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(image, layers.Dense(4, activation="softmax", name="label")(x))
    model.compile(keras.optimizers.Adam(0.003), "categorical_crossentropy")
    return Case(model, [floats(4, 16, 16, 3)], [classes(4, 4)])


def residual():
    """Three residual blocks, one with a projection."""

    def block(x, filters, stride=1):
        shortcut = x
        if stride != 1:
            shortcut = layers.Conv2D(filters, 1, strides=stride)(x)
            shortcut = layers.BatchNormalization()(shortcut)
        x = layers.Conv2D(filters, 3, strides=stride, padding="same")(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        x = layers.Conv2D(filters, 3, padding="same")(x)
        x = layers.BatchNormalization()(x)
        return layers.Activation("relu")(layers.add([x, shortcut]))

    image = keras.Input((12, 12, 3), name="image")
    x = layers.Conv2D(6, 3, padding="same")(image)
    x = block(x, 6)
    x = block(x, 6)
    x = block(x, 8, stride=2)
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(image, layers.Dense(3, name="scores")(x))
    schedule = keras.optimizers.schedules.PiecewiseConstantDecay([2, 4], [0.05, 0.02, 0.01])
    model.compile(keras.optimizers.SGD(schedule, momentum=0.9),
                  keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return Case(model, [floats(6, 12, 12, 3)], [ints(3, 6)])


def unet():
    image = keras.Input((16, 16, 1), name="image")
    first = layers.Conv2D(4, 3, padding="same", activation="relu")(image)
    x = layers.MaxPooling2D()(first)
    second = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(second)
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    x = layers.Conv2DTranspose(8, 3, strides=2, padding="same")(x)
    x = layers.concatenate([x, second])
    x = layers.UpSampling2D(interpolation="bilinear")(x)
    x = layers.concatenate([x, first])
    mask = layers.Conv2D(1, 1, activation="sigmoid", name="mask")(x)

    def dice_loss(y_true, y_pred, smooth=1.0):
        intersection = ops.sum(y_true * y_pred, axis=(1, 2, 3))
        union = ops.sum(y_true, axis=(1, 2, 3)) + ops.sum(y_pred, axis=(1, 2, 3))
        return 1 - (2 * intersection + smooth) / (union + smooth)

    model = keras.Model(image, mask, name="unet")
    model.compile("adam", dice_loss, metrics=[keras.metrics.BinaryIoU(target_class_ids=[1])])
    return Case(model, [floats(3, 16, 16, 1)], [(floats(3, 16, 16, 1, seed=4) > 0).astype("float32")])


def mobile():
    image = keras.Input((18, 18, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-1)(image)
    x = layers.ZeroPadding2D(((0, 1), (0, 1)))(x)
    x = layers.Conv2D(6, 3, strides=2, use_bias=False)(x)
    x = layers.BatchNormalization(epsilon=1e-3, momentum=0.999)(x)
    x = layers.ReLU(6.0)(x)
    x = layers.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
    x = layers.Activation("hard_swish")(x)
    x = layers.SeparableConv2D(8, 5, dilation_rate=2, padding="same", activation="elu")(x)
    x = layers.AveragePooling2D(2, padding="same")(x)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.Flatten()(x)
    x = layers.Dropout(0.0)(x)
    model = keras.Model(image, layers.Dense(2, kernel_constraint="max_norm", name="y")(x))
    model.compile(keras.optimizers.AdamW(0.002, weight_decay=0.01, clipnorm=1.0), "huber")
    return Case(model, [floats(4, 18, 18, 3)], [floats(4, 2)])


def subpixel():
    """Super resolution: channels become pixels in a Lambda."""

    def pixel_shuffle(x, scale=2):
        b, h, w, c = ops.shape(x)
        x = ops.reshape(x, (b, h, w, scale, scale, c // scale**2))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (b, h * scale, w * scale, c // scale**2))

    image = keras.Input((None, None, 1), name="image")
    x = layers.Conv2D(8, 5, padding="same", activation="tanh", kernel_initializer="orthogonal")(image)
    x = layers.Conv2D(4, 3, padding="same")(x)
    model = keras.Model(image, layers.Lambda(pixel_shuffle, name="large")(x))

    def psnr(y_true, y_pred):
        return -10.0 * ops.log(ops.mean(ops.square(y_true - y_pred))) / ops.log(10.0)

    model.compile(keras.optimizers.Adamax(0.01), "mean_squared_error", metrics=[psnr])
    return Case(model, [floats(2, 6, 8, 1)], [floats(2, 12, 16, 1)])


def bare_operations():
    """Operations of keras.ops and operators between layers."""
    a, b = keras.Input((6, 4), name="a"), keras.Input((6, 4), name="b")
    x = layers.Conv1D(4, 3, padding="same", activation="silu")(a)
    y = ops.concatenate([x * 2.0, b - x, ops.maximum(a, b)], axis=-1)
    z = ops.einsum("bij,bkj->bik", y, y) / ops.sqrt(12.0)
    weights = ops.softmax(z, axis=-1)
    pooled = ops.matmul(weights, y)
    pooled = ops.mean(pooled[:, 1:, :], axis=1)
    gated = pooled * ops.sigmoid(layers.Dense(12)(pooled))
    total = layers.Dense(1, name="total")(gated)
    model = keras.Model([a, b], [total, ops.where(gated > 0.0, gated, 0.1 * gated)])
    model.compile("adagrad", ["mse", None])
    return Case(model, [floats(4, 6, 4), floats(4, 6, 4, seed=8)], [floats(4, 1)])


def volumes():
    x = keras.Input((6, 6, 6, 2), name="volume")
    y = layers.Conv3D(3, 2, activation="gelu")(x)
    y = layers.MaxPooling3D(2)(y)
    y = layers.GroupNormalization(groups=3)(y)
    y = layers.GlobalMaxPooling3D()(y)
    model = keras.Model(x, layers.Dense(2, activation="softmax")(y))
    model.compile("adadelta", "kl_divergence")
    return Case(model, [floats(3, 6, 6, 6, 2)], [classes(3, 2)])


MODELS = [squeeze_excite, residual, unet, mobile, subpixel, bare_operations, volumes]
