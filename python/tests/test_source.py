"""The printer of `.model` text: precedence, layout, names; and that `modelc format` leaves its text as it is."""

import subprocess

import pytest

from modelc import tool
from modelc.source import (
    Assign, Attribute, Binary, Blank, Comment, Compile, Comprehension, Conditional, Const, ExternFn, Fn, For, If, Import,
    Input, Lambda, Layer, Loss, Model, Module, Name, Names, Output, Param, Pipeline, Return, Target, Tuple, Type, Unary,
    Update, Weight, call, camel, expr, index, legal, snake, text_of, text_of_expression,
)

x, y, z = Name("x"), Name("y"), Name("z")


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (x + y * z, "x + y * z"),
        ((x + y) * z, "(x + y) * z"),
        (x - (y - z), "x - (y - z)"),
        (x - y - z, "x - y - z"),
        (x / (y * z), "x / (y * z)"),
        (-(x**2), "-x ** 2"),
        ((-x) ** 2, "(-x) ** 2"),
        ((x**2) ** 3, "(x ** 2) ** 3"),
        (x ** (y**z), "x ** y ** z"),
        (expr(-2) ** x, "(-2) ** x"),
        (x * -2, "x * -2"),
        (-expr(-2.5), "--2.5"),
        (Unary("not", Binary("and", x, y)), "not (x and y)"),
        (Binary("==", Binary("<", x, y), z), "(x < y) == z"),
        (Binary("or", Binary("and", x, y), z), "x and y or z"),
        (Conditional(x, y, Conditional(y, x, z)), "y if x else x if y else z"),
        (Conditional(Conditional(x, y, z), x, y), "x if (y if x else z) else y"),
        (call("f", x, axis=-1), "f(x, axis = -1)"),
        (call(Lambda((Param("x"),), x), y), "(x -> x)(y)"),
        (Lambda((Param("x"), Param("k", default=expr(2))), x * Name("k")), "(x, k = 2) -> x * k"),
        (Pipeline(x + y, (call("Dense", 3), Lambda((Param("v"),), Name("v")))), "x + y |> Dense(3) |> (v -> v)"),
        (index(x, slice(None), 0, slice(1, -1), slice(None, None, 2), ..., None), "x[:, 0, 1:-1, ::2, ..., none]"),
        (index(x, slice(1, None, -1)), "x[1::-1]"),
        (Attribute(x, "shape"), "x.shape"),
        (expr((1,)), "(1,)"),
        (expr([(1, 2.0), "a\"\n", None, True]), '[(1, 2.0), "a\\"\\n", none, true]'),
        (expr({"block": 2, "if": 1e-05, "two words": 1e30}), '{block: 2, "if": 1e-5, "two words": 1e30}'),
        (expr(float("-inf")) + x, "-1.0 / 0.0 + x"),
        (Comprehension(x, ("a", "b"), y), "[x for a, b in y]"),
    ],
)
def test_expressions(node, text):
    assert text_of_expression(node) == text


def everything() -> Module:
    long = call("Conv2D", 64, 3, strides=(2, 2), padding="same", use_bias=False, activation=Name("relu"), name="block_1_conv_1")
    body = (
        Comment("The inputs."),
        Input("image", Type("f32", ("batch", "H", "W", 3))),
        Input("small", Type("f32", ("batch", Name("H") / 2, 4))),
        Target("boxes", Type("f32", ("batch", 5))),
        Blank(),
        Assign("x", Pipeline(Name("image"), (long, call("BatchNormalization"), call("ReLU", max_value=6.0), long))),
        Assign(("a", ("b", "c")), call("f", x)),
        Assign("t", Tuple((x, y))),
        For("i", call("range", 3), (Assign("x", call(call("Add"), [x, y])),)),
        If(Binary(">", x, expr(1)), (Assign("x", y),), (If(y, (Assign("x", z),), (Assign("x", x),)),)),
        Output("x"),
        Output("score", call("sum", x, axis=(1, 2))),
        Loss(call("mean", x)),
        Compile((("optimizer", call("Adam", learning_rate=0.001)), ("loss", Name("mse")))),
    )
    layer_body = (
        Weight("kernel", Type("f32", ("n", Name("units") * 2)), Name("glorot_uniform"), (("regularizer", call("L2", 0.01)),)),
        Weight("seen", Type("f32", ()), expr(0.0), kept=True),
        Update("seen", Name("seen") + 1),
        Return(x @ Name("kernel")),
    )
    numbers = [float(i) / 7 for i in range(30)]
    return Module(
        [
            Import("blocks.model", "blocks"),
            Const("anchors", expr([[1.6, 2.1], numbers]), doc="The anchors' sizes."),
            Fn("double", (Param("x", Type(None, ("b", ...))), Param("k", default=expr(2))), x * Name("k"), Type(None, ("b", ...)),
               doc="Twice.\n\nOr k times."),
            Fn("pair", (Param("x"),), (Return(Tuple((x, y))),), (Type("f32", ("b",)), Type("f32"))),
            ExternFn("warp", (Param("x", Type("f32", ("b", "n"))),), Type("f32", ("b", "n")), "warp.hpp", "app::warp"),
            Layer("Twice", (Param("units"),), (Param("x", Type("f32", ("b", "n"))),), layer_body, doc="A layer."),
            Model("Net", (Param("width", default=expr(4)),), body, doc="A model."),
            Fn("empty", (), ()),
            Const("sums", x + Name("a_rather_long_name_for_a_value") * 2 + Name("another_rather_long_name_for_a_value") / 3
                  - call("concatenate", [Name("a_rather_long_name_for_a_value"), Name("another_rather_long_name")], axis=-1)),
            Const("choice", Conditional(x, call("f", Name("a_rather_long_name_for_a_value"), "some rather long text here"),
                                        call("g", Name("another_rather_long_name_for_a_value"), "more text, and longer"))),
            Const("f", Lambda((Param("v"), Param("w")), (Assign("u", Name("v") + Name("w")), Return(Name("u"))))),
        ],
        "Imported from a test.",
    )


def test_format_leaves_the_text_as_it_is(tmp_path):
    if tool.find() is None:
        pytest.skip("modelc is not on the path")
    path = tmp_path / "everything.model"
    path.write_text(text_of(everything()))
    done = subprocess.run([tool.find(), "format", str(path)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_text() == text_of(everything())


def test_names():
    names = Names({"x"})
    assert [names.fresh("x"), names.fresh("x"), names.fresh("conv/2:0"), names.fresh("3d"), names.fresh("--")] == [
        "x_1", "x_2", "conv_2_0", "_3d", "x_3",
    ]
    assert [legal("for"), legal("loss"), legal("dense_1"), legal("größe")] == ["for_", "loss_", "dense_1", "gr_e"]
    assert [snake("MyDense3D"), snake("SEBlock"), camel("yolov2-tiny"), camel("3d net")] == [
        "my_dense3d", "se_block", "Yolov2Tiny", "Net3dNet",
    ]
