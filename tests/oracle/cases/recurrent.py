"""Recurrent layers."""
import keras
import numpy as np

from .common import Called, f, one

SEQUENCE = f(2, 4, 3)
STEP = {"x": ("f32", (2, 3)), "h": ("f32", (2, 4)), "c": ("f32", (2, 4))}


class WithStates(Called):
    """States as named tensors; what comes out is spread."""

    def __call__(self, x, mask=None, **states):
        named = dict(self.named)
        if mask is not None:
            named["mask"] = mask
        if states:
            named["initial_state"] = list(states.values())
        return keras.tree.flatten(self.layer(x, **named))


class Cell(Called):
    def __call__(self, x, **states):
        return keras.tree.flatten(self.layer(x, list(states.values())))


def states(inputs, call, build):
    return (inputs, call, lambda L: WithStates(build(L), {}), False)


def cell(names, call, build):
    inputs = {n: STEP[n] for n in ["x"] + list(names)}
    spread = ", ".join(["r[0]"] + [f"r[1][{i}]" for i in range(len(names))])
    return (inputs, f"{call}(x, [{', '.join(names)}]) |> (r -> ({spread}))", lambda L: Cell(build(L), {}), False)


def with_states(*names, mask=False):
    inputs = dict(SEQUENCE)
    inputs.update({n: ("f32", (2, 4)) for n in names})
    if mask:
        inputs["mask"] = ("mask", (2, 4))
    return inputs


MASKED = with_states(mask=True)
RECURRENT = {"simple_rnn": ("SimpleRNN", "h"), "gru": ("GRU", "h"), "lstm": ("LSTM", "hc")}

LAYERS = {}
for stem, (name, own) in RECURRENT.items():
    make = lambda name: lambda *a, **k: lambda L: getattr(L, name)(*a, **k)
    layer, step = make(name), make(name + "Cell")
    LAYERS[stem] = [
        one(SEQUENCE, f"{name}(4)", layer(4)),
        one(SEQUENCE, f'{name}(4, activation = relu, return_sequences = true, use_bias = false, name = "r")',
            layer(4, activation="relu", return_sequences=True, use_bias=False, name="r")),
        states(SEQUENCE, f"{name}(4, return_sequences = true, return_state = true)", layer(4, return_sequences=True, return_state=True)),
        states(SEQUENCE, f"{name}(4, return_state = true, go_backwards = true)", layer(4, return_state=True, go_backwards=True)),
        states(with_states(*own), f"{name}(4)(x, initial_state = [{', '.join(own)}])", layer(4)),
        states(MASKED, f"{name}(4, return_sequences = true)(x, mask = mask)", layer(4, return_sequences=True)),
        states(MASKED, f"{name}(4, go_backwards = true, return_state = true)(x, mask = mask)", layer(4, go_backwards=True, return_state=True)),
        one(SEQUENCE, f"{name}(4, stateful = true, return_sequences = true)", layer(4, stateful=True, return_sequences=True), calls=2),
    ]
    LAYERS[stem + "_cell"] = [
        cell(own, f"{name}Cell(4)", step(4)),
        cell(own, f"{name}Cell(4, activation = relu)", step(4, activation="relu")),
        cell(own, f"{name}Cell(4, use_bias = false)", step(4, use_bias=False)),
        cell(own, f'{name}Cell(units = 4, dropout = 0.5, recurrent_dropout = 0.3, name = "c")', step(units=4, dropout=0.5, recurrent_dropout=0.3, name="c")),
    ]

LAYERS["gru"] += [
    one(SEQUENCE, "GRU(4, reset_after = false)", lambda L: L.GRU(4, reset_after=False)),
    one(SEQUENCE, 'GRU(4, activation = "elu", recurrent_activation = hard_sigmoid, reset_after = false, use_bias = false)',
        lambda L: L.GRU(4, activation="elu", recurrent_activation="hard_sigmoid", reset_after=False, use_bias=False)),
]
LAYERS["gru_cell"] += [cell("h", "GRUCell(4, reset_after = false)", lambda L: L.GRUCell(4, reset_after=False))]
LAYERS["lstm"] += [
    one(SEQUENCE, "LSTM(4, recurrent_activation = hard_sigmoid, unit_forget_bias = false)",
        lambda L: L.LSTM(4, recurrent_activation="hard_sigmoid", unit_forget_bias=False)),
]
LAYERS["rnn"] = [
    one(SEQUENCE, "RNN(LSTMCell(4))", lambda L: L.RNN(L.LSTMCell(4))),
    one(SEQUENCE, "RNN(GRUCell(4), return_sequences = true, go_backwards = true)", lambda L: L.RNN(L.GRUCell(4), return_sequences=True, go_backwards=True)),
    one(SEQUENCE, 'RNN([LSTMCell(4), GRUCell(5, name = "g")], return_sequences = true, name = "r")',
        lambda L: L.RNN([L.LSTMCell(4), L.GRUCell(5, name="g")], return_sequences=True, name="r")),
    states(MASKED, "RNN(SimpleRNNCell(4), return_sequences = true, zero_output_for_mask = true)(x, mask = mask)",
           lambda L: L.RNN(L.SimpleRNNCell(4), return_sequences=True, zero_output_for_mask=True)),
    states(MASKED, "RNN([SimpleRNNCell(4), LSTMCell(4)], return_sequences = true)(x, mask = mask)",
           lambda L: L.RNN([L.SimpleRNNCell(4), L.LSTMCell(4)], return_sequences=True)),
]
LAYERS["stacked_rnn_cells"] = [
    one(SEQUENCE, "RNN(StackedRNNCells([GRUCell(4), GRUCell(3)]))", lambda L: L.RNN(L.StackedRNNCells([L.GRUCell(4), L.GRUCell(3)]))),
    one(SEQUENCE, 'RNN(StackedRNNCells([SimpleRNNCell(4), LSTMCell(3), GRUCell(2)], name = "s"), return_sequences = true)',
        lambda L: L.RNN(L.StackedRNNCells([L.SimpleRNNCell(4), L.LSTMCell(3), L.GRUCell(2)], name="s"), return_sequences=True)),
    one(SEQUENCE, "RNN(StackedRNNCells([LSTMCell(4), LSTMCell(4)]), go_backwards = true)",
        lambda L: L.RNN(L.StackedRNNCells([L.LSTMCell(4), L.LSTMCell(4)]), go_backwards=True)),
    (SEQUENCE, "RNN(StackedRNNCells([LSTMCell(4), GRUCell(3)]), return_state = true) |> (r -> (r[0], r[1][0], r[1][1], r[2][0]))",
     lambda L: WithStates(L.RNN(L.StackedRNNCells([L.LSTMCell(4), L.GRUCell(3)]), return_state=True), {}), False),
]
LAYERS["stacked_rnn_cells"][3] = (SEQUENCE, "x |> " + LAYERS["stacked_rnn_cells"][3][1]) + LAYERS["stacked_rnn_cells"][3][2:]
LAYERS["bidirectional"] = [
    one(SEQUENCE, "Bidirectional(LSTM(4))", lambda L: L.Bidirectional(L.LSTM(4))),
    one(SEQUENCE, 'Bidirectional(GRU(4, return_sequences = true, name = "cell"), merge_mode = "sum", name = "both")',
        lambda L: L.Bidirectional(L.GRU(4, return_sequences=True, name="cell"), merge_mode="sum", name="both")),
    one(SEQUENCE, 'Bidirectional(RNN(SimpleRNNCell(4)), merge_mode = "ave")', lambda L: L.Bidirectional(L.RNN(L.SimpleRNNCell(4)), merge_mode="ave")),
    states(SEQUENCE, "Bidirectional(LSTM(4, return_sequences = true, return_state = true))",
           lambda L: L.Bidirectional(L.LSTM(4, return_sequences=True, return_state=True))),
    states(SEQUENCE, "Bidirectional(GRU(4), merge_mode = none)", lambda L: L.Bidirectional(L.GRU(4), merge_mode=None)),
    one(SEQUENCE, 'Bidirectional(SimpleRNN(4), merge_mode = "mul", backward_layer = SimpleRNN(4, go_backwards = true, activation = relu))',
        lambda L: L.Bidirectional(L.SimpleRNN(4), merge_mode="mul", backward_layer=L.SimpleRNN(4, go_backwards=True, activation="relu"))),
    states(MASKED, "Bidirectional(LSTM(4, return_sequences = true))(x, mask = mask)", lambda L: L.Bidirectional(L.LSTM(4, return_sequences=True))),
]
LAYERS["time_distributed"] = [
    one(SEQUENCE, "TimeDistributed(Dense(2))", lambda L: L.TimeDistributed(L.Dense(2))),
    one(f(2, 3, 5, 4, 2), 'TimeDistributed(Conv2D(2, 3, name = "c"), name = "t")', lambda L: L.TimeDistributed(L.Conv2D(2, 3, name="c"), name="t")),
    one(f(2, 3, 4, 2), "TimeDistributed(Flatten())", lambda L: L.TimeDistributed(L.Flatten())),
    one(SEQUENCE, "TimeDistributed(LayerNormalization())", lambda L: L.TimeDistributed(L.LayerNormalization())),
]
for stem, (name, own) in RECURRENT.items():
    make = lambda name: lambda *a, **k: lambda L: getattr(L, name)(*a, **k)
    layer, step = make(name), make(name + "Cell")
    LAYERS[stem] += [
        states(MASKED, f"{name}(4, return_sequences = true, zero_output_for_mask = true, dropout = 0.2, recurrent_dropout = 0.3)(x, mask = mask)",
               layer(4, return_sequences=True, zero_output_for_mask=True, dropout=0.2, recurrent_dropout=0.3)),
        states(with_states(*own, mask=True), f"{name}(4, return_state = true, go_backwards = true)(x, initial_state = [{', '.join(own)}], mask = mask)",
               layer(4, return_state=True, go_backwards=True)),
        one(SEQUENCE, f"{name}(4, stateful = true, go_backwards = true)", layer(4, stateful=True, go_backwards=True), calls=3),
    ]
    if stem != "simple_rnn":
        LAYERS[stem + "_cell"].append(cell(own, f"{name}Cell(4, recurrent_activation = hard_sigmoid)", step(4, recurrent_activation="hard_sigmoid")))
LAYERS["lstm_cell"].append(cell("hc", "LSTMCell(4, unit_forget_bias = false)", lambda L: L.LSTMCell(4, unit_forget_bias=False)))
LAYERS["rnn"] += [
    one(SEQUENCE, "RNN(LSTMCell(4), stateful = true)", lambda L: L.RNN(L.LSTMCell(4), stateful=True), calls=2),
    states(SEQUENCE, "RNN(GRUCell(4), return_state = true)", lambda L: L.RNN(L.GRUCell(4), return_state=True)),
    states(with_states("h", "c"), "RNN(LSTMCell(4), return_state = true)(x, initial_state = [h, c])", lambda L: L.RNN(L.LSTMCell(4), return_state=True)),
]
LAYERS["bidirectional"] += [
    states(with_states("h", "c", "d", "e"), "Bidirectional(LSTM(4))(x, initial_state = [h, c, d, e])", lambda L: L.Bidirectional(L.LSTM(4))),
    states(with_states("h", "d", mask=True), "Bidirectional(GRU(4, return_state = true), merge_mode = \"sum\")(x, initial_state = [h, d], mask = mask)",
           lambda L: L.Bidirectional(L.GRU(4, return_state=True), merge_mode="sum")),
]
LAYERS["time_distributed"] += [
    states(MASKED, "TimeDistributed(Dense(2))(x, mask = mask)", lambda L: L.TimeDistributed(L.Dense(2))),
    one(SEQUENCE, "TimeDistributed(Sequential([Dense(4, activation = relu), BatchNormalization()]))",
        lambda L: L.TimeDistributed(keras.Sequential([L.Dense(4, activation="relu"), L.BatchNormalization()]))),
    (MASKED, "TimeDistributed(BatchNormalization(momentum = 0.8))(x, mask = mask)", lambda L: L.TimeDistributed(L.BatchNormalization(momentum=0.8)),
     False, {"training": True}),
]
for entries in LAYERS.values():
    for i, (inputs, call, *rest) in enumerate(entries):
        if "x" not in call.split("(")[-1] and "|>" not in call and "(x" not in call:
            entries[i] = (inputs, "x |> " + call, *rest)
# In training the statistics are those of each step.
LAYERS["time_distributed"] += [
    (SEQUENCE, "TimeDistributed(BatchNormalization(momentum = 0.9))", lambda L: L.TimeDistributed(L.BatchNormalization(momentum=0.9)),
     False, {"calls": 2, "training": True, "shown": ("layer.moving_mean", "layer.moving_variance")}),
]


class Skipping(Called):
    """A recurrent layer with `return_sequences` that passes over masked steps, sample by sample without them: with JAX
    ConvLSTM does not take masks. A masked step puts out what the one before did."""

    def __call__(self, x, mask=None):
        if mask is None:
            return self.layer(x)
        samples = []
        for one, kept in zip(x, mask):
            given = np.asarray(self.layer(one[kept][None]))[0]
            samples.append(given[np.cumsum(kept) - 1])
        return np.stack(samples)


def convolved(axes):
    """ConvLSTM1D, 2D and 3D: kernels, strides, gaps, states, masks, channels first."""
    name = f"ConvLSTM{axes}D"
    make = lambda *a, **k: lambda L: getattr(L, name)(*a, **k)
    shape = (4, 3, 2)[:axes]
    x = f(2, 3, *shape, 2)
    given = dict(x)
    for n in "hc":
        given[n] = ("f32", (2, *shape, 2))
    masked = {**x, "mask": ("mask", (2, 3))}
    wide = f(1, 2, *[2 * n + 2 for n in shape], 1)
    return [
        one(x, f'{name}(2, 2, padding = "same")', make(2, 2, padding="same")),
        one(wide, f"{name}(1, 2, strides = 2, activation = relu, recurrent_activation = hard_sigmoid, return_sequences = true)",
            make(1, 2, strides=2, activation="relu", recurrent_activation="hard_sigmoid", return_sequences=True)),
        one(wide, f"{name}(1, 2, dilation_rate = 2, use_bias = false, go_backwards = true)", make(1, 2, dilation_rate=2, use_bias=False, go_backwards=True)),
        states(given, f'{name}(2, 2, padding = "same", unit_forget_bias = false, return_state = true)(x, initial_state = [h, c])',
               make(2, 2, padding="same", unit_forget_bias=False, return_state=True)),
        (masked, f'{name}(2, 2, padding = "same", return_sequences = true, dropout = 0.2, recurrent_dropout = 0.1)(x, mask = mask)',
         lambda L: Skipping(make(2, 2, padding="same", return_sequences=True, dropout=0.2, recurrent_dropout=0.1)(L), {}), False),
        states(f(2, 3, 2, *shape), f'{name}(1, 2, data_format = "channels_first", stateful = false, return_sequences = true, return_state = true)(x)',
               make(1, 2, data_format="channels_first", return_sequences=True, return_state=True)),
    ]


for axes in (1, 2, 3):
    LAYERS[f"conv_lstm{axes}d"] = convolved(axes)
