"""Operators that make tensors."""

from __future__ import annotations

import numpy as np

from modelc.source import Binary, Name, Node as Expr, call, index

from .. import dims
from ..expression import number, source
from ..reader import element_type
from ..table import Node, Unsupported, operator
from ..tensor import Tensor, constant, dtype_name


@operator("ConstantOfShape")
def constant_of_shape(node: Node) -> Tensor:
    shape = tuple(dims.simplify(d) for d in node.known(0, "the shape").flat)
    value = node.attribute("value")
    value = np.zeros(1, np.float32) if value is None else np.asarray(value)
    dtype = dtype_name(value.dtype)
    if dtype is None:
        raise Unsupported(f"a tensor of {value.dtype}")
    _check(shape)
    return node.tensor(node.build.filled(shape, value.reshape(-1)[0], dtype), dtype, shape)


def _check(shape: tuple[dims.Dim, ...]) -> None:
    if any(isinstance(d, int) and d < 1 for d in shape):
        raise Unsupported(f"a tensor of shape {dims.text(shape)}, without elements", "sizes are 1 or more")


@operator("Constant")
def constant_(node: Node) -> Tensor:
    for name, dtype in (("value_float", np.float32), ("value_floats", np.float32), ("value_int", np.int64), ("value_ints", np.int64)):
        if name in node.attributes:
            return constant(np.array(node.attributes[name], dtype), node.hint)
    value = node.attributes.get("value")
    if value is None or value.dtype.kind not in "fiub":
        raise Unsupported("a constant that is not of numbers")
    return constant(value, node.hint)


@operator("Range")
def range_(node: Node) -> Tensor:
    start, limit, step = (node.known(i, "a bound").reshape(-1)[0] for i in range(3))
    dtype = node.input(0).dtype
    if not isinstance(step, (int, np.integer)):
        raise Unsupported("`Range` of an open size by a step that is none", "give sizes with --dim NAME=VALUE")
    count = dims.simplify(-((start - limit) // int(step)))
    value: Expr = call("iota", source(count), dtype=Name(dtype))
    if step != 1:
        value = int(step) * value
    if start != 0:
        value = value + source(start if not isinstance(start, np.integer) else int(start))
    return node.tensor(value, dtype, (count,))


@operator("EyeLike")
def eye_like(node: Node) -> Tensor:
    x = node.input(0)
    dtype = element_type(node.attribute("dtype"), "its result") if "dtype" in node.attributes else x.dtype
    k = int(node.attribute("k", 0))
    options = {"k": k} if k else {}
    if dtype != "f32":
        options["dtype"] = Name(dtype if dtype != "bool" else "i32")
    value: Expr = call("eye", source(x.shape[0]), source(x.shape[1]), **options)
    return node.tensor(value, dtype, x.shape)


@operator("OneHot")
def one_hot(node: Node) -> Tensor:
    indices = node.input(0)
    depth = int(np.asarray(node.numbers(1, "the depth")).reshape(-1)[0])
    values = node.input(2)
    axis = int(node.attribute("axis", -1))
    axis = axis + indices.rank + 1 if axis < 0 else axis
    shape = (*indices.shape[:axis], depth, *indices.shape[axis:])
    held = node.build.form(indices)
    if indices.is_float:
        held = call("cast", held, Name("i64"))
    held = node.build.bind(held, indices.hint)
    # Indices may count from the end; those outside of [-depth, depth) mark nothing.
    place = call("where", Binary("<", held, number(0)), held + depth, held)
    options = {} if axis == indices.rank else {"axis": axis}
    if values.dtype != "f32":
        options["dtype"] = Name(values.dtype if values.dtype != "bool" else "i32")
    hot = call("one_hot", place, depth, **options)
    if values.concrete is not None and values.concrete.tolist() == [0, 1]:
        return node.tensor(hot, values.dtype, shape)
    given = node.build.bind(node.build.form(values), values.hint)
    marks = Binary("!=", hot, number(0.0 if values.is_float else 0))
    return node.tensor(call("where", marks, index(given, 1), index(given, 0)), values.dtype, shape)


@operator("RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "Bernoulli", "Multinomial")
def random(node: Node) -> Tensor:
    raise Unsupported(f"`{node.op}` draws at random while the network predicts", "make its result an input, and fill it in the app")
