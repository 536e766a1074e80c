"""Layers: core."""
import keras

from .common import IMAGE, Called, f, one


class ThereAndBack(Called):
    def __call__(self, x):
        return self.layer(self.layer(x), reverse=True)


def backwards(call, build):
    inputs = {"x": ("i32", (2, 3), 0, 6)}
    return (inputs, f"{call} |> (e -> e(e(x), reverse = true))", lambda L: ThereAndBack(build(L), {}), False)


LAYERS = {
    "dense": [
        one(f(3, 5), "Dense(4)", lambda L: L.Dense(4)),
        one(f(3, 5), "Dense(4, activation = relu, use_bias = false)", lambda L: L.Dense(4, activation="relu", use_bias=False)),
        one(f(2, 3, 5), "Dense(4, activation = softmax)", lambda L: L.Dense(4, activation="softmax")),
        one(f(2, 3, 2, 5), 'Dense(1, activation = "gelu", name = "head")', lambda L: L.Dense(1, activation="gelu", name="head")),
        one(f(3, 5), "Dense(4, activation = gelu, trainable = false)", lambda L: L.Dense(4, activation="gelu", trainable=False)),
    ],
    "activation": [
        one(f(3, 5), "Activation(tanh)", lambda L: L.Activation("tanh")),
        one(f(3, 5), 'Activation("softplus")', lambda L: L.Activation("softplus")),
        one(f(3, 5), 'Activation("selu")', lambda L: L.Activation("selu")),
        one(f(3, 5), "Activation(softmax)", lambda L: L.Activation("softmax")),
        one(f(3, 5), "Activation(gelu)", lambda L: L.Activation("gelu")),
        one(f(2, 3, 6), 'Activation("glu")', lambda L: L.Activation("glu")),
    ],
    "identity": [
        one(f(3, 5), "Identity()", lambda L: L.Identity()),
        one(f(3), "Identity()", lambda L: L.Identity()),
        one(f(2, 3, 4), "Identity()", lambda L: L.Identity()),
        one({"x": ("i32", (3, 4), 0, 6)}, "Identity()", lambda L: L.Identity()),
    ],
    "dropout": [
        one(f(3, 5), "Dropout(0.4)", lambda L: L.Dropout(0.4)),
        one(f(3, 5, 2), "Dropout(0.4, noise_shape = (3, 1, 2))", lambda L: L.Dropout(0.4, noise_shape=(3, 1, 2))),
        one(f(3, 5), "Dropout(0)", lambda L: L.Dropout(0)),
        one(f(3, 5), "Dropout(0.9, seed = 7)", lambda L: L.Dropout(0.9, seed=7)),
    ],
    "embedding": [
        one({"x": ("i32", (3, 4), 0, 6)}, "Embedding(6, 5)", lambda L: L.Embedding(6, 5)),
        one({"x": ("i32", (3,), 0, 6)}, "Embedding(6, 5)", lambda L: L.Embedding(6, 5)),
        one({"x": ("i32", (3, 2, 2), 0, 9)}, 'Embedding(9, 1, name = "words")', lambda L: L.Embedding(9, 1, name="words")),
        one({"x": ("f32", (3, 4), 0, 6)}, "Embedding(6, 2)", lambda L: L.Embedding(6, 2)),
        one({"x": ("i32", (3, 5), 0, 3)}, "Sequential([Embedding(3, 4, mask_zero = true), LSTM(2)])",
            lambda L: keras.Sequential([L.Embedding(3, 4, mask_zero=True), L.LSTM(2)])),
        one({"x": ("i32", (3, 5), 0, 3)}, "Sequential([Embedding(3, 4, mask_zero = true), GlobalAveragePooling1D()])",
            lambda L: keras.Sequential([L.Embedding(3, 4, mask_zero=True), L.GlobalAveragePooling1D()])),
    ],
    "reversible_embedding": [
        one({"x": ("i32", (3, 4), 0, 6)}, "ReversibleEmbedding(6, 5)", lambda L: L.ReversibleEmbedding(6, 5)),
        backwards("ReversibleEmbedding(6, 5, reverse_dtype = none)", lambda L: L.ReversibleEmbedding(6, 5)),
        backwards("ReversibleEmbedding(6, 5, tie_weights = false)", lambda L: L.ReversibleEmbedding(6, 5, tie_weights=False)),
        backwards("ReversibleEmbedding(6, 5, tie_weights = false, logit_soft_cap = 1.5)",
                  lambda L: L.ReversibleEmbedding(6, 5, tie_weights=False, logit_soft_cap=1.5)),
        one({"x": ("i32", (3, 5), 0, 3)}, "Sequential([ReversibleEmbedding(3, 4, mask_zero = true), LSTM(2)])",
            lambda L: keras.Sequential([L.ReversibleEmbedding(3, 4, mask_zero=True), L.LSTM(2)])),
    ],
    "leaky_relu": [
        one(f(3, 5), "LeakyReLU()", lambda L: L.LeakyReLU()),
        one(f(3, 5), "LeakyReLU(negative_slope = 0.1)", lambda L: L.LeakyReLU(negative_slope=0.1)),
        one(f(2, 3, 4), "LeakyReLU(0)", lambda L: L.LeakyReLU(0)),
        one(f(5), "LeakyReLU(1.5)", lambda L: L.LeakyReLU(1.5)),
    ],
    "elu": [
        one(f(3, 5), "ELU()", lambda L: L.ELU()),
        one(f(3, 5), "ELU(alpha = 0.5)", lambda L: L.ELU(alpha=0.5)),
        one(f(2, 3, 4), "ELU(2)", lambda L: L.ELU(2)),
        one(f(5), "ELU(alpha = 0.01)", lambda L: L.ELU(alpha=0.01)),
    ],
    "relu": [
        one(f(3, 5), "ReLU()", lambda L: L.ReLU()),
        one(f(3, 5), "ReLU(max_value = 0.5)", lambda L: L.ReLU(max_value=0.5)),
        one(f(3, 5), "ReLU(negative_slope = 0.2, threshold = 0.3)", lambda L: L.ReLU(negative_slope=0.2, threshold=0.3)),
        one(f(3, 5), "ReLU(max_value = 1.5, threshold = 0.3)", lambda L: L.ReLU(max_value=1.5, threshold=0.3)),
    ],
    "prelu": [
        one(f(3, 5), "PReLU()", lambda L: L.PReLU()),
        one(IMAGE, "PReLU(shared_axes = (1, 2))", lambda L: L.PReLU(shared_axes=(1, 2))),
        one(f(2, 3, 4), "PReLU(shared_axes = 1)", lambda L: L.PReLU(shared_axes=[1])),
        one(f(2, 3, 4), "PReLU(alpha_initializer = constant(0.25), shared_axes = [2])",
            lambda L: L.PReLU(alpha_initializer=keras.initializers.Constant(0.25), shared_axes=[2])),
    ],
    "softmax": [
        one(f(3, 5), "Softmax()", lambda L: L.Softmax()),
        one(f(2, 3, 4), "Softmax(axis = 1)", lambda L: L.Softmax(axis=1)),
        one(f(2, 3, 4), "Softmax(axis = (1, 2))", lambda L: L.Softmax(axis=(1, 2))),
        one(f(2, 3, 4), "Softmax(axis = (-2, -1))", lambda L: L.Softmax(axis=(-2, -1))),
        ({"x": ("f32", (3, 4)), "mask": ("bool", (3, 4))}, "Softmax()(x, mask)", lambda L: L.Softmax(), False),
        ({"x": ("f32", (2, 3, 4)), "mask": ("mask", (2, 3, 4))}, "Softmax(axis = 1)(x, mask = mask)", lambda L: L.Softmax(axis=1), False),
    ],
    "sequential": [
        one(f(2, 5), "Sequential([Dense(4, activation = relu), Dense(3)])",
            lambda L: keras.Sequential([L.Dense(4, activation="relu"), L.Dense(3)])),
        one(f(2, 3, 4), 'Sequential([Flatten(), Dense(2)], name = "head")', lambda L: keras.Sequential([L.Flatten(), L.Dense(2)], name="head")),
        one(f(2, 5), "Sequential([BatchNormalization(), Activation(tanh), Dropout(0.5)])",
            lambda L: keras.Sequential([L.BatchNormalization(), L.Activation("tanh"), L.Dropout(0.5)])),
        one(f(2, 5), 'Sequential([Dense(4, name = "a"), Sequential([Dense(3), Softmax()], name = "tail")])',
            lambda L: keras.Sequential([L.Dense(4, name="a"), keras.Sequential([L.Dense(3), L.Softmax()], name="tail")])),
    ],
    "einsum_dense": [
        one(f(2, 3, 5), 'EinsumDense("abc,cd->abd", output_shape = (none, 4))', lambda L: L.EinsumDense("abc,cd->abd", output_shape=(None, 4))),
        one(f(2, 3, 5), 'EinsumDense("abc,cde->abde", (3, 2, 4), bias_axes = "de", activation = tanh)',
            lambda L: L.EinsumDense("abc,cde->abde", (3, 2, 4), bias_axes="de", activation="tanh")),
        one(f(2, 3, 2, 5), 'EinsumDense("...x,xy->...y", output_shape = 4, bias_axes = "y")',
            lambda L: L.EinsumDense("...x,xy->...y", output_shape=4, bias_axes="y")),
        one(f(2, 3, 4, 5), 'EinsumDense("abcd,cde->abe", output_shape = (none, 6), bias_axes = "e", name = "out")',
            lambda L: L.EinsumDense("abcd,cde->abe", output_shape=(None, 6), bias_axes="e", name="out")),
        one(f(2, 3, 5), 'EinsumDense("abc,bd->adc", output_shape = (4, none), bias_axes = "d")',
            lambda L: L.EinsumDense("abc,bd->adc", output_shape=(4, None), bias_axes="d")),
        one(f(2, 5), 'EinsumDense("ab,bc->ac", output_shape = 3)', lambda L: L.EinsumDense("ab,bc->ac", output_shape=3)),
    ],
}
