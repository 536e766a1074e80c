"""Blocks of a graph that repeat are layers of the file, written once; every weight is found in them."""

from __future__ import annotations

import pytest

keras = pytest.importorskip("keras")

from keras import layers  # noqa: E402

from modelc.keras.importer import import_model  # noqa: E402


def block(x, filters, name=None):
    def named(what):
        return None if name is None else f"{name}_{what}"

    y = layers.Conv2D(filters, 1, use_bias=False, name=named("reduce"))(x)
    y = layers.BatchNormalization(name=named("bn"))(y)
    y = layers.ReLU(name=named("relu"))(y)
    y = layers.Conv2D(4 * filters, 3, padding="same", name=named("expand"))(y)
    return layers.Add(name=named("add"))([x, y])


def imported(names):
    image = keras.Input((8, 8, 16), name="image")
    x = image
    for filters, name in zip((4, 4, 8), names):
        if filters == 8:
            x = layers.Conv2D(32, 1, name="wider")(x)
        x = block(x, filters, name)
    model = keras.Model(image, layers.GlobalAveragePooling2D(name="pooled")(x))
    return model, import_model(model, "net")


BLOCK = """layer ResidualBlock(filters)(x) {
    y = x
        |> Conv2D(filters, 1, use_bias = false, name = "%s")
        |> BatchNormalization(name = "%s")
        |> ReLU()
        |> Conv2D(4 * filters, 3, padding = "same", name = "%s")
    return Add()([x, y])
}
"""


def test_unnamed_blocks():
    model, result = imported([None, None, None])
    assert BLOCK % ("conv2d", "batch_normalization", "conv2d_1") in result.text
    assert "image |> ResidualBlock(4) |> ResidualBlock(4) |> Conv2D(32, 1" in " ".join(result.text.split())
    assert len(result.weights) == len(model.weights)
    assert result.weights["residual_block_2/conv2d_1/kernel"].shape == (3, 3, 8, 32)


def test_named_blocks():
    model, result = imported(["stage1_a", "stage1_b", "stage2_a"])
    assert BLOCK % ("reduce", "bn", "expand") in result.text
    assert 'ResidualBlock(8, name = "stage2_a")' in result.text
    assert (result.weights["stage1_b/bn/gamma"] == model.get_layer("stage1_b_bn").gamma.numpy()).all()
    assert len(result.weights) == len(model.weights)


def test_names_without_anything_in_common_are_kept():
    x = image = keras.Input((8, 8, 4), name="image")
    for place in ("first", "second", "third"):
        x = layers.Conv2D(4, 3, name=f"conv_{place}")(x)
        x = layers.BatchNormalization(name=f"bn_{place}")(x)
        x = layers.ReLU()(x)
    result = import_model(keras.Model(image, x), "net")
    assert {"conv_first/kernel", "bn_third/gamma"} <= set(result.weights) and "layer " not in result.text


def test_every_block_has_a_name_of_its_own():
    """Of two blocks in what the user named alike only one can be called after it."""
    x = image = keras.Input((16, 16, 4), name="image")
    between = [layers.Dropout(0.1, name="drop"), layers.AveragePooling2D(2, name="halve"), layers.ZeroPadding2D(name="widen")]
    for i, other in enumerate(between):
        x = layers.Conv2D(4, 3, padding="same", name=f"stage{i}_conv")(x)
        x = layers.BatchNormalization(name=f"stage{i}_bn")(x)
        x = other(layers.ReLU()(x))
        x = layers.DepthwiseConv2D(3, padding="same", name=f"stage{i}_dw")(x)
        x = layers.BatchNormalization(name=f"stage{i}_dwbn")(x)
        x = layers.ELU()(x)
    text = import_model(keras.Model(image, x), "net").text
    assert text.count("layer ") == 1 and [text.count(f'name = "stage{i}")') for i in range(3)] == [1, 1, 1]
