"""Sequences: masks, states handed on, cells, dilated convolutions, transformers."""

import keras
from keras import layers, ops

from models.data import Case, classes, floats, ints


def masked_bidirectional():
    """Masked bidirectional recurrences, two outputs with weighted losses."""
    tokens = keras.Input((7,), dtype="int32", name="tokens")
    x = layers.Embedding(12, 6, mask_zero=True)(tokens)
    x = layers.Bidirectional(layers.LSTM(5, return_sequences=True), name="both")(x)
    tags = layers.TimeDistributed(layers.Dense(4, activation="softmax"), name="tags")(x)
    x = layers.Bidirectional(layers.GRU(3), merge_mode="sum")(x)
    mood = layers.Dense(1, activation="sigmoid", name="mood")(x)
    model = keras.Model(tokens, [tags, mood])
    model.compile(keras.optimizers.Adam(0.005), {"tags": "sparse_categorical_crossentropy", "mood": "binary_crossentropy"},
                  loss_weights={"tags": 1.0, "mood": 0.5}, metrics={"mood": ["accuracy"]})
    words = ints(12, 8, 7)
    words[:, 5:] = 0
    words[:, 0] = 3
    return Case(model, [words], [ints(4, 8, 7, seed=4), (floats(8, 1) > 0).astype("float32")])


def sequence_to_sequence():
    source, target = keras.Input((None, 4), name="source"), keras.Input((None, 3), name="target_sequence")
    _, *states = layers.LSTM(6, return_state=True, name="encoder")(source)
    y, _, _ = layers.LSTM(6, return_sequences=True, return_state=True, name="decoder")(target, initial_state=states)
    y = layers.Dense(3, activation="softmax", name="letters")(y)
    model = keras.Model([source, target], y)
    model.compile("rmsprop", "categorical_crossentropy")
    return Case(model, [floats(4, 5, 4), floats(4, 6, 3)], [classes(24, 3).reshape(4, 6, 3)])


def stacked_cells():
    x = keras.Input((5, 3), name="x")
    y = layers.RNN([layers.LSTMCell(4), layers.GRUCell(5), layers.SimpleRNNCell(2)], return_sequences=True)(x)
    y = layers.GRU(4, go_backwards=True, kernel_regularizer="l2")(y)
    model = keras.Model(x, layers.Dense(1)(y))
    model.compile("adam", "mse")
    return Case(model, [floats(4, 5, 3)], [floats(4, 1)])


class MinimalCell(layers.Layer):
    """The cell of Keras's own page on recurrences."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(self.units, self.units), initializer="uniform", name="recurrent_kernel")

    def call(self, inputs, states):
        output = ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent_kernel)
        return output, [output]


@keras.saving.register_keras_serializable()
class Peephole(layers.Layer):
    """A cell whose gates see the cell's state (Gers and Schmidhuber 2000)."""

    def __init__(self, units, forget_bias=1.0, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.forget_bias = forget_bias
        self.state_size = [units, units]
        self.output_size = units
        self.gates = layers.Dense(4 * units)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "forget_bias": self.forget_bias}

    def call(self, inputs, states, training=False):
        h, c = states
        i, f, g, o = ops.split(self.gates(ops.concatenate([inputs, h, c], axis=-1)), 4, axis=-1)
        c = ops.sigmoid(f + self.forget_bias) * c + ops.sigmoid(i) * ops.tanh(g)
        h = ops.sigmoid(o) * ops.tanh(c)
        return h, [h, c]


class Scale(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(shape[-1],), initializer="ones", name="scale")

    def call(self, x):
        return x * self.scale

    def compute_output_shape(self, shape):
        return shape


def own_cells():
    """Cells of the user's own, masked, stacked and in both directions, and a layer of one's own at each step."""
    x = keras.Input((6, 4), name="x")
    y = layers.RNN(MinimalCell(5), return_sequences=True, name="simple")(layers.Masking()(x))
    y = layers.TimeDistributed(Scale(), name="scaled")(y)
    y = layers.Bidirectional(layers.RNN(Peephole(3)), name="both")(y)
    z = layers.RNN([MinimalCell(4), layers.GRUCell(3), Peephole(2, forget_bias=0.5)], name="stack")(x)
    model = keras.Model(x, layers.Dense(1, name="head")(layers.Concatenate()([y, z])))
    model.compile("adam", "mse")
    sequences = floats(4, 6, 4)
    sequences[1:, 4:] = 0
    return Case(model, [sequences], [floats(4, 1)])


def wavenet():
    """Gated dilated convolutions with residuals and skips."""

    def residual_block(x, rate):
        gate = layers.Conv1D(8, 2, dilation_rate=rate, padding="causal", activation="sigmoid")(x)
        signal = layers.Conv1D(8, 2, dilation_rate=rate, padding="causal", activation="tanh")(x)
        merged = layers.Multiply()([signal, gate])
        skip = layers.Conv1D(8, 1)(merged)
        return layers.Add()([skip, x]), skip

    sound = keras.Input((None, 1), name="sound")
    x = layers.Conv1D(8, 2, padding="causal")(sound)
    skips = []
    for rate in (1, 2, 4):
        x, skip = residual_block(x, rate)
        skips.append(skip)
    y = layers.ReLU()(layers.Add()(skips))
    y = layers.Conv1D(4, 1, activation="relu")(y)
    y = layers.Conv1D(5, 1, activation="softmax")(y)
    model = keras.Model(sound, y, name="wavenet")
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy())
    return Case(model, [floats(3, 16, 1)], [ints(5, 3, 16)])


class TransformerBlock(layers.Layer):
    """Attention and a small network, each with a residual and a normalization."""

    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.0, **kwargs):
        super().__init__(**kwargs)
        self.embed_dim, self.num_heads, self.ff_dim, self.rate = embed_dim, num_heads, ff_dim, rate
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim)
        self.ffn = keras.Sequential([layers.Dense(ff_dim, activation="relu"), layers.Dense(embed_dim)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout1 = layers.Dropout(rate)
        self.dropout2 = layers.Dropout(rate)

    def call(self, inputs, training=False):
        attn_output = self.att(inputs, inputs)
        attn_output = self.dropout1(attn_output, training=training)
        out1 = self.layernorm1(inputs + attn_output)
        ffn_output = self.ffn(out1)
        ffn_output = self.dropout2(ffn_output, training=training)
        return self.layernorm2(out1 + ffn_output)


class TokenAndPositionEmbedding(layers.Layer):
    def __init__(self, maxlen, vocab_size, embed_dim, **kwargs):
        super().__init__(**kwargs)
        self.token_emb = layers.Embedding(input_dim=vocab_size, output_dim=embed_dim)
        self.pos_emb = layers.Embedding(input_dim=maxlen, output_dim=embed_dim)

    def call(self, x):
        maxlen = ops.shape(x)[-1]
        positions = ops.arange(start=0, stop=maxlen, step=1)
        positions = self.pos_emb(positions)
        x = self.token_emb(x)
        return x + positions


def transformer():
    """keras.io's text classification with a transformer."""
    inputs = keras.Input((9,), dtype="int32")
    x = TokenAndPositionEmbedding(9, 20, 8)(inputs)
    x = TransformerBlock(8, 2, 16)(x)
    x = layers.GlobalAveragePooling1D()(x)
    x = layers.Dense(6, activation="relu")(x)
    outputs = layers.Dense(2, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return Case(model, [ints(20, 6, 9)], [ints(2, 6)])


class AttentionPooling(layers.Layer):
    """The steps' mean, weighted by what a small network says."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="he_normal", name="kernel")
        self.context = self.add_weight(shape=(self.units,), initializer="uniform", name="context",
                                       regularizer=keras.regularizers.L2(1e-3))

    def call(self, steps):
        scores = ops.tanh(ops.matmul(steps, self.kernel))
        scores = ops.sum(scores * self.context, axis=-1)
        weights = ops.softmax(scores, axis=-1)
        return ops.sum(steps * weights[..., None], axis=1)


def attention_pooling():
    x = keras.Input((None, 5), name="x")
    y = layers.GRU(6, return_sequences=True)(x)
    y = AttentionPooling(4)(y)
    model = keras.Model(x, layers.Dense(3, activation="softmax", name="label")(y))
    model.compile(keras.optimizers.Nadam(0.01), keras.losses.CategoricalCrossentropy(label_smoothing=0.1))
    return Case(model, [floats(6, 8, 5)], [classes(6, 3)])


MODELS = [masked_bidirectional, sequence_to_sequence, stacked_cells, own_cells, wavenet, transformer, attention_pooling]
