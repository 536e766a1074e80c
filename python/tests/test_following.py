"""Code of the user's own that cannot be written: what is said, and where."""

from __future__ import annotations

import numpy as np
import pytest

import modelc

keras = pytest.importorskip("keras")

from keras import layers  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


def problem_of(inputs, outputs):
    with pytest.raises(modelc.ImportFailed) as failure:
        import_model(keras.Model(inputs, outputs), "net")
    (problem,) = failure.value.problems
    return problem


def test_tensors_from_outside():
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")

    def joined(x):
        return x * b

    class Joined(layers.Layer):
        def call(self, x):
            return joined(x)

        def compute_output_spec(self, x):
            return keras.KerasTensor(x.shape)

    for layer, code in ((layers.Lambda(joined, output_shape=(4,)), joined), (Joined(), Joined.call)):
        problem = problem_of([a, b], layer(a))
        assert problem.message == "a tensor from outside of the function"
        assert "Lambda(f)([x, other])" in problem.help and "add_loss" in problem.help
        assert (problem.file, problem.line) == (__file__, code.__code__.co_firstlineno)


def test_reasons_of_subclassed_models():
    """The line and the text of what went wrong, and not Keras's about where."""

    class Broken(keras.Model):
        def call(self, x):
            return keras.ops.reshape(x, (-1, 7))

    model = Broken(name="broken")
    model._build_shapes_dict = {"input_shape": (None, 4, 3)}
    with pytest.raises(modelc.ImportFailed) as failure:
        import_model(model, "net")
    (problem,) = failure.value.problems
    assert (problem.file, problem.line) == (__file__, Broken.call.__code__.co_firstlineno + 1)
    assert problem.message.startswith("Cannot divide evenly the sizes"), problem


class Pair(keras.Model):
    """Two inputs in a list, which Keras keeps track of in a list of its own."""

    def __init__(self):
        super().__init__()
        self.tower = layers.Dense(3, name="tower")

    def call(self, inputs, training=False):
        left, right = inputs
        return keras.ops.abs(self.tower(left) - self.tower(right))


def test_subclassed_models_of_several_inputs():
    model = Pair()
    model([np.ones((2, 4), "float32"), np.ones((2, 4), "float32")])
    text = import_model(model, "net").text
    assert "output pair = Pair()([x_0, x_1])" in text


class Mapped(layers.Layer):
    """Gives a dict, which Keras takes apart by its sorted keys."""

    def call(self, x):
        top = keras.ops.max(x, axis=-1, keepdims=True)
        return {"out": x / top, "map": top}


def test_results_in_a_dict():
    x = keras.Input((4,), name="x")
    made = Mapped(name="mapped")(x)
    text = import_model(keras.Model(x, [layers.Dense(2, name="y")(made["out"]), made["map"]]), "net").text
    assert "return top, x / top" in text
    assert "x, y = x |> Mapped()" in text and "output y = y |> Dense(2" in text, text


class Normed(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 2), name="kernel")

    def call(self, x):
        return keras.ops.matmul(x, self.kernel)

    def compute_output_shape(self, shape):
        return (*shape[:-1], 2)


def test_layers_whose_call_is_not_known():
    x = keras.Input((3,), name="x")
    problem = problem_of(x, layers.SpectralNormalization(Normed())(x))
    assert (problem.file, problem.line) == (__file__, Normed.call.__code__.co_firstlineno) and "layer of your own" in problem.help


def test_functions_at_each_step():
    def doubled(v):
        return keras.ops.concatenate([v, 2.0 * v], axis=-1)

    x = keras.Input((5, 3), name="x")
    text = import_model(keras.Model(x, layers.TimeDistributed(layers.Lambda(doubled, output_shape=(6,)))(x)), "net").text
    assert "TimeDistributed(Lambda(doubled, output_shape = (6,)))" in text and "fn doubled(v) = concatenate([v, 2.0 * v], axis = -1)" in text, text


class Towers(keras.Model):
    def __init__(self):
        super().__init__()
        self.user, self.item = layers.Embedding(9, 3, name="user"), layers.Embedding(7, 3, name="item")

    def call(self, inputs):
        return keras.ops.sum(self.user(inputs["user_id"]) * self.item(inputs["item_id"]), axis=-1)


def test_subclassed_models_of_a_dict():
    """Inputs have the names of the dict, and the dtypes of what is recorded."""
    model = Towers()
    given = {"user_id": np.ones((2, 1), "int32"), "item_id": np.ones((2, 1), "int32")}
    model(given)
    text = import_model(model, "net", inputs=list(given.values())).text
    assert "input user_id: i32[batch, 1]" in text and "input item_id: i32[batch, 1]" in text
    assert "Towers()({user_id: user_id, item_id: item_id})" in text


class Sparse(keras.regularizers.Regularizer):
    """Without a get_config."""

    def __init__(self, strength=0.01):
        self.strength = strength

    def __call__(self, w):
        return self.strength * keras.ops.sum(keras.ops.abs(w))


class Warm(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, top=0.5):
        self.top = top

    def __call__(self, step):
        return keras.ops.minimum(self.top, 0.1 * (step + 1))


class Above(keras.metrics.Metric):
    def __init__(self, threshold=0.5, **kwargs):
        super().__init__(**kwargs)
        self.threshold = threshold
        self.share = self.add_weight(name="share", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.share.assign(keras.ops.mean(keras.ops.cast(y_pred > self.threshold, "float32")))

    def result(self):
        return self.share.value


def test_parts_without_a_configuration():
    x = keras.Input((4,), name="x")
    model = keras.Model(x, layers.Dense(2, kernel_regularizer=Sparse(0.02), name="y")(x))
    model.compile(keras.optimizers.SGD(Warm(), momentum=0.9), "mse", metrics=[Above()])
    text = import_model(model, "net").text
    assert "fn sparse(w, strength = 0.02) = strength * sum(abs(w))" in text
    assert "Dense(2, kernel_regularizer = sparse, name" in text
    assert "SGD(learning_rate = warm, momentum = 0.9)" in text
    assert "cast(y_pred > threshold, f32)" in text


class Masked(layers.Layer):
    """Sets the kernel of the convolution inside of it before every use, as PixelCNN does."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(2, 3, padding="same", name="conv")

    def build(self, shape):
        self.conv.build(shape)

    def call(self, x):
        self.conv.kernel.assign(self.conv.kernel * 0.5)
        return self.conv(x)


class Borrowed(layers.Layer):
    """Hands the kernel of the layer inside of it to an operation."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = layers.Dense(2, name="inner")

    def build(self, shape):
        self.inner.build(shape)

    def call(self, x):
        return keras.ops.matmul(x, self.inner.kernel)


class Tied(layers.Layer):
    """Computes with the table of the embedding inside of it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.table = layers.Embedding(5, 4, name="table")

    def call(self, x):
        return keras.ops.matmul(self.table(x), keras.ops.transpose(self.table.embeddings))


@pytest.mark.parametrize(("layer", "shape", "dtype", "weight"), [
    (Masked(), (6, 6, 1), "float32", "kernel"), (Borrowed(), (4,), "float32", "kernel"), (Tied(), (3,), "int32", "embeddings"),
])
def test_weights_of_layers_inside(layer, shape, dtype, weight):
    """What stood there would be a number, or lost."""
    x = keras.Input(shape, dtype=dtype, name="x")
    problem = problem_of(x, layer(x))
    assert "which is none of its own" in problem.message and weight in problem.message, problem
    assert (problem.file, problem.line) == (__file__, type(layer).call.__code__.co_firstlineno + 1)
    assert "add_weight" in problem.help


class Drawing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seeds = keras.random.SeedGenerator(1)

    def call(self, x):
        noise = keras.random.normal(keras.ops.shape(x), seed=self.seeds)
        return x + noise * keras.ops.arange(4, dtype="float32")


class Outer(layers.Layer):
    """With a layer of one's own inside that makes tensors of nothing."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drawing = Drawing()

    def call(self, x):
        return self.drawing(x) * 2.0


def test_layers_inside_of_layers_make_tensors():
    x = keras.Input((4,), name="x")
    text = import_model(keras.Model(x, Outer()(x)), "net").text
    assert "noise = random_normal((x.shape[0], x.shape[1]))" in text, text
    assert "x + noise * arange(4)" in text, text


def root(x):
    return np.sqrt(x)


def positive(x):
    return x if keras.ops.sum(x) > 0 else -x


def taken(x):
    return x[x > 0]


def zeroed(x):
    x[:, 0] = 0.0
    return x


def found(x):
    return keras.ops.nonzero(x)[0]


@pytest.mark.parametrize(("function", "advice"), [
    (root, "compute with keras.ops"), (positive, "keras.ops.cond"), (taken, "keras.ops.where"), (zeroed, "keras.ops.slice_update"),
    (found, "keras.ops.where"),
])
def test_advice(function, advice):
    x = keras.Input((4,), name="x")
    problem = problem_of(x, layers.Lambda(function, output_shape=(4,))(x))
    assert advice in problem.help, problem
    assert (problem.file, problem.line) == (__file__, function.__code__.co_firstlineno + 1)


class Cell(layers.Layer):
    """`state_size` is its own parameter."""

    def __init__(self, state_size, **kwargs):
        super().__init__(**kwargs)
        self.state_size = state_size

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.state_size), name="kernel")

    def call(self, x, states):
        h = keras.ops.tanh(keras.ops.matmul(x, self.kernel) + states[0])
        return h, [h]


class Projection(layers.Layer):
    """No cell, for all that it has a size of that name."""

    def __init__(self, state_size=8, **kwargs):
        super().__init__(**kwargs)
        self.state_size = state_size

    def call(self, x):
        return x * self.state_size


def test_cells_are_what_recurrent_layers_call():
    x = keras.Input((5, 4), name="x")
    text = import_model(keras.Model(x, layers.RNN(Cell(3))(Projection(6)(x))), "net").text
    assert "layer Projection(state_size = 8)(x) {" in text and "Projection(state_size = 6)" in text, text
    assert "layer Cell(state_size)(x, states) {" in text and "RNN(Cell(3))" in text, text


def test_first_states_other_than_zero():
    class Late(Cell):
        def get_initial_state(self, batch_size=None):
            return [keras.ops.ones((batch_size, self.state_size))]

    x = keras.Input((5, 4), name="x")
    problem = problem_of(x, layers.RNN(Late(3))(x))
    assert problem.message == "a cell whose states do not start at zero"
    assert (problem.file, problem.line) == (__file__, Late.get_initial_state.__code__.co_firstlineno)
