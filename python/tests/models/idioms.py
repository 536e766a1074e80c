"""Models as the seed programs and YAD2K write them: Lambdas of every kind, loss layers, losses with parameters."""

import keras
from keras import layers, ops

from models.data import Case, floats, classes


def antirectifier():
    """Keras's antirectifier example, with the Lambda in two places."""

    def antirectifier(x):
        x = x - ops.mean(x, axis=1, keepdims=True)
        x = ops.normalize(x, axis=1)
        pos = ops.relu(x)
        neg = ops.relu(-x)
        return ops.concatenate([pos, neg], axis=1)

    def antirectifier_output_shape(input_shape):
        shape = list(input_shape)
        shape[-1] *= 2
        return tuple(shape)

    model = keras.Sequential([
        keras.Input((20,)),
        layers.Dense(16),
        layers.Lambda(antirectifier, output_shape=antirectifier_output_shape),
        layers.Dense(8),
        layers.Lambda(antirectifier, output_shape=antirectifier_output_shape),
        layers.Dense(5, activation="softmax"),
    ])
    model.compile(optimizer=keras.optimizers.RMSprop(), loss="categorical_crossentropy", metrics=["accuracy"])
    return Case(model, [floats(32, 20)], [classes(32, 5)])


def square_lambda():
    model = keras.Sequential([keras.Input((6,)), layers.Lambda(lambda x: x**2), layers.Dense(3)])
    model.compile("sgd", "mse")
    return Case(model, [floats(16, 6)], [floats(16, 3)])


def space_to_depth():
    """YAD2K's reorganization as a named function with `output_shape` as another."""

    def space_to_depth_x2(x):
        """Thin wrapper for space_to_depth with block_size=2."""
        b, h, w, c = x.shape
        x = ops.reshape(x, (-1, h // 2, 2, w // 2, 2, c))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, h // 2, w // 2, 4 * c))

    def space_to_depth_x2_output_shape(input_shape):
        return ((input_shape[0], input_shape[1] // 2, input_shape[2] // 2, 4 * input_shape[3])
                if input_shape[1] else (input_shape[0], None, None, 4 * input_shape[3]))

    image = keras.Input((8, 8, 3), name="image")
    x = layers.Conv2D(4, 3, padding="same", use_bias=False)(image)
    x = layers.BatchNormalization()(x)
    x = layers.LeakyReLU(negative_slope=0.1)(x)
    passthrough = layers.Lambda(space_to_depth_x2, output_shape=space_to_depth_x2_output_shape, name="space_to_depth_x2")(x)
    y = layers.MaxPooling2D()(x)
    y = layers.Conv2D(4, 3, padding="same", kernel_regularizer=keras.regularizers.L2(5e-4))(y)
    y = layers.concatenate([passthrough, y])
    y = layers.Conv2D(5, 1)(y)
    model = keras.Model(image, y, name="reorg")
    model.compile(keras.optimizers.Adam(1e-3), "mse")
    return Case(model, [floats(4, 8, 8, 3)], [floats(4, 4, 4, 5)])


def lambda_arguments():
    def scaled(x, factor, offset=1.0):
        return x * factor + offset

    x = keras.Input((4,), name="x")
    y = layers.Lambda(scaled, arguments={"factor": 3.0})(x)
    y = layers.Dense(4, activation="tanh")(y)
    y = layers.Lambda(scaled, arguments={"factor": 0.5, "offset": 2.0}, name="shift")(y)
    y = layers.Dense(2)(y)
    model = keras.Model(x, y)
    model.compile(keras.optimizers.SGD(0.01, momentum=0.9, nesterov=True), "mae")
    return Case(model, [floats(8, 4)], [floats(8, 2)])


def loss_layer():
    """The loss as the last layer, and a loss that passes it through."""

    def yolo_loss(args, num_classes, object_scale=5.0):
        prediction, true_boxes, mask = args
        confidence = ops.sigmoid(prediction[..., 4:5])
        coordinates = mask * ops.square(true_boxes[..., :4] - prediction[..., :4])
        objects = object_scale * mask * ops.square(1 - confidence)
        probabilities = ops.softmax(prediction[..., 5:])
        matching = ops.one_hot(ops.cast(true_boxes[..., 4], "int32"), num_classes)
        labels = mask * ops.square(matching - probabilities)
        return 0.5 * (ops.sum(coordinates) + ops.sum(objects) + ops.sum(labels))

    image = keras.Input((6, 6, 3), name="image")
    boxes = keras.Input((6, 6, 5), name="boxes")
    mask = keras.Input((6, 6, 1), name="mask")
    body = layers.Conv2D(8, 3, padding="same", activation="relu")(image)
    body = layers.Conv2D(5 + 3, 1, name="head")(body)
    loss = layers.Lambda(yolo_loss, output_shape=(1,), name="yolo_loss", arguments={"num_classes": 3})([body, boxes, mask])
    model = keras.Model([image, boxes, mask], loss)
    model.compile(optimizer="adam", loss={"yolo_loss": lambda y_true, y_pred: y_pred})
    true = floats(4, 6, 6, 5)
    true[..., 4] = classes(4 * 36, 3).argmax(-1).reshape(4, 6, 6)
    return Case(model, [floats(4, 6, 6, 3), true, (floats(4, 6, 6, 1, seed=9) > 0).astype("float32")], [floats(4)],
                targets_used=False)


def custom_loss_with_parameters():
    def weighted(alpha, gamma=2.0):
        def focal_loss(y_true, y_pred):
            """Binary focal loss."""
            p = ops.clip(y_pred, 1e-6, 1 - 1e-6)
            positive = -alpha * ops.power(1 - p, gamma) * y_true * ops.log(p)
            negative = -(1 - alpha) * ops.power(p, gamma) * (1 - y_true) * ops.log(1 - p)
            return ops.mean(positive + negative, axis=-1)

        return focal_loss

    def mean_error(y_true, y_pred):
        return ops.mean(ops.abs(y_true - y_pred))

    model = keras.Sequential([keras.Input((10,)), layers.Dense(12, activation="relu"), layers.Dense(4, activation="sigmoid")])
    model.compile(keras.optimizers.Adam(0.01), weighted(0.25), metrics=[mean_error, "binary_accuracy"])
    return Case(model, [floats(32, 10)], [(floats(32, 4, seed=3) > 0).astype("float32")])


def siamese():
    """A shared network, a distance as Lambda, a contrastive loss."""

    def euclidean_distance(vects):
        x, y = vects
        sum_square = ops.sum(ops.square(x - y), axis=1, keepdims=True)
        return ops.sqrt(ops.maximum(sum_square, 1e-7))

    def contrastive_loss(y_true, y_pred):
        """Contrastive loss from Hadsell-et-al.'06."""
        margin = 1
        square_pred = ops.square(y_pred)
        margin_square = ops.square(ops.maximum(margin - y_pred, 0))
        return ops.mean((1 - y_true) * square_pred + y_true * margin_square)

    entry = keras.Input((8, 8))
    h = layers.Flatten()(entry)
    h = layers.Dense(16, activation="relu")(h)
    h = layers.Dense(4)(h)
    base = keras.Model(entry, h, name="embedding")
    left, right = keras.Input((8, 8), name="left"), keras.Input((8, 8), name="right")
    distance = layers.Lambda(euclidean_distance, output_shape=(1,), name="distance")([base(left), base(right)])
    model = keras.Model([left, right], distance)
    model.compile(keras.optimizers.RMSprop(0.002), contrastive_loss)
    return Case(model, [floats(16, 8, 8), floats(16, 8, 8, seed=5)], [(floats(16, 1, seed=2) > 0).astype("float32")])


MODELS = [antirectifier, square_lambda, space_to_depth, lambda_arguments, loss_layer, custom_loss_with_parameters, siamese]
