"""Masks on their way through layers."""
import keras

from .common import one

PADDED = {"x": ("padded", (3, 4, 3))}


def chain(inputs, call, build):
    return one(inputs, f"Sequential([{call}])", lambda L: keras.Sequential(build(L)))


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
    ],
}
