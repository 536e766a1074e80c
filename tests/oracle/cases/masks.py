"""Masks on their way through layers."""
import keras

from .common import one

PAIR = {"a": ("padded", (4, 5, 3)), "b": ("padded", (4, 5, 3))}

PADDED = {"x": ("padded", (3, 4, 3))}


def chain(inputs, call, build):
    return one(inputs, f"Sequential([{call}])", lambda L: keras.Sequential(build(L)))


def pair(text, build):
    """What `build` makes of two sequences, read by a recurrent layer."""
    def model(L):
        a, b = keras.Input((5, 3)), keras.Input((5, 3))
        return keras.Model([a, b], L.GRU(2)(build(L, a, b)))
    return (PAIR, f"{text} |> GRU(2)", model, True)


LAYERS = {
    "masking": [
        one(PADDED, "Masking()", lambda L: L.Masking()),
        one({"x": ("f32", (2, 3, 4))}, "Masking(mask_value = 0.5)", lambda L: L.Masking(mask_value=0.5)),
        one({"x": ("padded", (2, 3, 2, 2))}, "Masking()", lambda L: L.Masking()),
        chain(PADDED, "Masking(), LSTM(4)", lambda L: [L.Masking(), L.LSTM(4)]),
        chain(PADDED, "Masking(), GRU(4, return_sequences = true), Dropout(0.5), Dense(3), SimpleRNN(2)",
              lambda L: [L.Masking(), L.GRU(4, return_sequences=True), L.Dropout(0.5), L.Dense(3), L.SimpleRNN(2)]),
        chain(PADDED, "Masking(), Bidirectional(LSTM(4, return_sequences = true)), GlobalAveragePooling1D()",
              lambda L: [L.Masking(), L.Bidirectional(L.LSTM(4, return_sequences=True)), L.GlobalAveragePooling1D()]),
        chain(PADDED, "Masking(), GlobalAveragePooling1D(keepdims = true)", lambda L: [L.Masking(), L.GlobalAveragePooling1D(keepdims=True)]),
        chain(PADDED, "Masking(), TimeDistributed(Dense(2)), GRU(3)", lambda L: [L.Masking(), L.TimeDistributed(L.Dense(2)), L.GRU(3)]),
        chain(PADDED, "Masking(), BatchNormalization(), LeakyReLU(), Activation(tanh), LSTM(3)",
              lambda L: [L.Masking(), L.BatchNormalization(), L.LeakyReLU(), L.Activation("tanh"), L.LSTM(3)]),
        chain(PADDED, "Masking(), LSTM(3, return_sequences = true, go_backwards = true), GRU(2)",
              lambda L: [L.Masking(), L.LSTM(3, return_sequences=True, go_backwards=True), L.GRU(2)]),
        chain(PADDED, 'Masking(), Bidirectional(GRU(3, return_sequences = true), merge_mode = "ave"), Bidirectional(SimpleRNN(2), merge_mode = "sum")',
              lambda L: [L.Masking(), L.Bidirectional(L.GRU(3, return_sequences=True), merge_mode="ave"), L.Bidirectional(L.SimpleRNN(2), merge_mode="sum")]),
        chain(PADDED, "Masking(), Flatten(), Dense(2)", lambda L: [L.Masking(), L.Flatten(), L.Dense(2)]),
        chain(PADDED, "Masking(), GRU(3, return_sequences = true, stateful = false), TimeDistributed(LayerNormalization()), LSTM(2, return_sequences = true)",
              lambda L: [L.Masking(), L.GRU(3, return_sequences=True, stateful=False), L.TimeDistributed(L.LayerNormalization()), L.LSTM(2, return_sequences=True)]),
        # Layers that Keras gives no mask end it.
        *(chain(PADDED, f"Masking(), {call}, GRU(2)", lambda L, build=build: [L.Masking(), build(L), L.GRU(2)]) for call, build in (
            ('Conv1D(3, 2, padding = "same")', lambda L: L.Conv1D(3, 2, padding="same")),
            ('DepthwiseConv1D(2, padding = "same")', lambda L: L.DepthwiseConv1D(2, padding="same")),
            ('AveragePooling1D(2, strides = 1, padding = "same")', lambda L: L.AveragePooling1D(2, strides=1, padding="same")),
            ('EinsumDense("abc,cd->abd", (none, 2))', lambda L: L.EinsumDense("abc,cd->abd", (None, 2))),
            ("RMSNormalization(epsilon = 0.01)", lambda L: L.RMSNormalization(epsilon=0.01)),
        )),
        # Where values meet, a step counts that counts in any of them, and the mask of one alone ends.
        *(pair(text, build) for text, build in (
            ("Add()([Masking()(a), Masking()(b)])", lambda L, a, b: L.Add()([L.Masking()(a), L.Masking()(b)])),
            ("Subtract()([Masking()(a), b])", lambda L, a, b: L.Subtract()([L.Masking()(a), b])),
            ("Concatenate()([Masking()(a), Masking()(b)])", lambda L, a, b: L.Concatenate()([L.Masking()(a), L.Masking()(b)])),
            ("Concatenate()([Masking()(a), b])", lambda L, a, b: L.Concatenate()([L.Masking()(a), b])),
            ("Multiply()([Masking()(a), Masking()(b)])", lambda L, a, b: L.Multiply()([L.Masking()(a), L.Masking()(b)])),
            ("Multiply()([a, Masking()(b)])", lambda L, a, b: L.Multiply()([a, L.Masking()(b)])),
            ("Maximum()([Masking()(a), Masking()(b)])", lambda L, a, b: L.Maximum()([L.Masking()(a), L.Masking()(b)])),
            ("Minimum()([Masking()(a), b, b])", lambda L, a, b: L.Minimum()([L.Masking()(a), b, b])),
            ("Concatenate(axis = -2)([Masking()(a), b])", lambda L, a, b: L.Concatenate(axis=-2)([L.Masking()(a), b])),
        )),
    ],
}
