"""Operators that compute each element by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np

from modelc.source import Binary, Name, Node as Expr, Unary, call

from .. import dims
from ..expression import number
from ..reader import element_type
from ..table import Node, Unsupported, operator
from ..tensor import DTYPES, Tensor, constant
from .shape import reshaped

# Operators of floats that are functions of the library, by their names there.
_FUNCTIONS = {
    "Exp": "exp", "Log": "log", "Sqrt": "sqrt", "Sin": "sin", "Cos": "cos", "Tan": "tan", "Sinh": "sinh",
    "Cosh": "cosh", "Asin": "asin", "Acos": "acos", "Atan": "atan", "Asinh": "arcsinh", "Acosh": "arccosh",
    "Atanh": "arctanh", "Erf": "erf", "Ceil": "ceil", "Floor": "floor", "Round": "round", "Reciprocal": "reciprocal",
    "Sigmoid": "sigmoid", "Tanh": "tanh", "Softplus": "softplus", "Softsign": "softsign", "Mish": "mish",
    "HardSwish": "hard_swish",
}  # fmt: skip


def _function(node: Node) -> Tensor:
    return node.elementwise(lambda x: call(_FUNCTIONS[node.op], x), _computed(node, node.input(0)))


operator(*_FUNCTIONS)(_function)


def _computed(node: Node, t: Tensor) -> Tensor:
    """An operand that is computed with: `u8` and `i8` store alone."""
    if t.dtype in ("u8", "i8"):
        raise Unsupported(f"`{node.op}` computes with {t.dtype}, which stores values alone", "cast it in the file before")
    return t


@operator("Abs")
def absolute(node: Node) -> Tensor:
    return node.elementwise(lambda x: call("abs", x), _computed(node, node.input(0)))


@operator("Sign")
def sign(node: Node) -> Tensor:
    return node.elementwise(lambda x: call("sign", x), _computed(node, node.input(0)))


@operator("Neg")
def negative(node: Node) -> Tensor:
    return node.elementwise(lambda x: -x, _computed(node, node.input(0)))


@operator("Not")
def logical_not(node: Node) -> Tensor:
    return node.elementwise(lambda x: Unary("not", x), node.input(0))


@operator("BitwiseNot")
def bitwise_not(node: Node) -> Tensor:
    """All bits of a whole number turned, as two's complement has them."""
    return node.elementwise(lambda x: -1 - x, _computed(node, node.input(0)))


@operator("Relu")
def relu(node: Node) -> Tensor:
    x = _computed(node, node.input(0))
    if not x.is_float:
        return node.elementwise(lambda x: call("maximum", x, 0), x)
    return node.elementwise(lambda x: call("relu", x), x)


def _binary(symbol: str) -> Callable[[Node], Tensor]:
    def make(node: Node) -> Tensor:
        a, b = (_computed(node, node.input(i)) for i in (0, 1))
        if _leaves(b, 1 if symbol == "*" else 0, a):
            return a
        if symbol != "-" and _leaves(a, 1 if symbol == "*" else 0, b):
            return b
        return node.elementwise(lambda x, y: Binary(symbol, x, y), a, b)

    return make


def _leaves(t: Tensor, neutral: int, other: Tensor) -> bool:
    """Whether an operand changes nothing: zeros that are added, ones that are multiplied."""
    if t.concrete is None or other.value is not None or not np.all(t.concrete == neutral):
        return False
    return dims.equal_shapes(dims.broadcast(t.shape, other.shape), other.shape)


def _comparison(symbol: str) -> Callable[[Node], Tensor]:
    def make(node: Node) -> Tensor:
        a, b = (_computed(node, node.input(i)) for i in (0, 1))
        return node.elementwise(lambda x, y: Binary(symbol, x, y), a, b, dtype="bool")

    return make


for _op, _symbol in {"Add": "+", "Sub": "-", "Mul": "*"}.items():
    operator(_op)(_binary(_symbol))
for _op, _symbol in {"Less": "<", "LessOrEqual": "<=", "Greater": ">", "GreaterOrEqual": ">="}.items():
    operator(_op)(_comparison(_symbol))


@operator("And", "Or")
def logical(node: Node) -> Tensor:
    symbol = node.op.lower()
    return node.elementwise(lambda x, y: Binary(symbol, x, y), node.input(0), node.input(1), typed=(0, 1))


@operator("Xor")
def logical_xor(node: Node) -> Tensor:
    return node.elementwise(lambda x, y: call("logical_xor", x, y), node.input(0), node.input(1))


@operator("Equal")
def equal(node: Node) -> Tensor:
    return _comparison("==")(node)


@operator("Div")
def divide(node: Node) -> Tensor:
    """Whole numbers are divided towards zero."""
    a, b = (_computed(node, node.input(i)) for i in (0, 1))
    if _leaves(b, 1, a):
        return a
    if a.is_float:
        return node.elementwise(lambda x, y: x / y, a, b)
    # |a| // |b| with the sign of the quotient.
    return node.elementwise(
        lambda x, y: call("sign", x) * call("sign", y) * (call("abs", x) // call("abs", y)), a, b
    )


@operator("Mod")
def modulo(node: Node) -> Tensor:
    a, b = (_computed(node, node.input(i)) for i in (0, 1))
    if node.attribute("fmod", 0):
        return node.elementwise(lambda x, y: call("fmod", x, y), a, b)
    return node.elementwise(lambda x, y: x % y, a, b)


@operator("Pow")
def power(node: Node) -> Tensor:
    a, b = (_computed(node, node.input(i)) for i in (0, 1))
    if b.concrete is not None and b.concrete.size == 1:
        exponent = b.concrete.item()
        if exponent == 0.5 and a.is_float:
            return node.elementwise(lambda x: call("sqrt", x), a)
        if float(exponent).is_integer() and (a.is_float or exponent >= 0):
            whole = _scalar_like(b, int(exponent))
            return node.elementwise(lambda x, y: x**y, a, whole, typed=(0,))
    if a.dtype == b.dtype:
        return node.elementwise(lambda x, y: x**y, a, b)
    if b.is_float and not a.is_float:  # the result has the dtype of the base
        wide = cast(node, a, b.dtype)
        return cast(node, node.elementwise(lambda x, y: x**y, wide, b), a.dtype)
    return node.elementwise(lambda x, y: x**y, a, cast(node, b, a.dtype))


def _scalar_like(t: Tensor, value: int) -> Tensor:
    return Tensor("i32", t.shape, t.hint, np.full(t.shape, value, np.int32))


def cast(node: Node, t: Tensor, dtype: str) -> Tensor:
    """A value in another dtype."""
    if t.dtype == dtype:
        return t
    if t.concrete is not None:
        with np.errstate(all="ignore"):
            return Tensor(dtype, t.shape, t.hint, t.concrete.astype(DTYPES[dtype]))
    return node.build.elementwise(lambda x: call("cast", x, Name(dtype)), t, dtype=dtype, hint=t.hint)


@operator("Cast")
def cast_to(node: Node) -> Tensor:
    dtype = element_type(int(node.attribute("to", 0)), "its result")
    x = node.input(0)
    return x if x.dtype == dtype else node.elementwise(lambda v: call("cast", v, Name(dtype)), x, dtype=dtype)


@operator("CastLike")
def cast_like(node: Node) -> Tensor:
    x, dtype = node.input(0), node.input(1).dtype
    return x if x.dtype == dtype else node.elementwise(lambda v: call("cast", v, Name(dtype)), x, dtype=dtype)


@operator("Where")
def where(node: Node) -> Tensor:
    c, a, b = node.input(0), node.input(1), node.input(2)
    if c.concrete is not None and c.concrete.size and np.all(c.concrete == c.concrete.flat[0]):
        taken = a if c.concrete.flat[0] else b
        if dims.equal_shapes(taken.shape, dims.broadcast(c.shape, a.shape, b.shape)):
            return taken
    return node.elementwise(lambda *xs: call("where", *xs), c, a, b, dtype=a.dtype, typed=(1, 2))


def _folded(make: Callable[[Expr, Expr], Expr]) -> Callable[[Node], Tensor]:
    """An operator of any number of operands."""

    def fold(node: Node) -> Tensor:
        operands = [_computed(node, node.input(i)) for i in range(len(node.inputs))]
        operands = _without_limits(node, operands)
        return node.elementwise(lambda *xs: reduce(make, xs), *operands)

    return fold


def _without_limits(node: Node, operands: list[Tensor]) -> list[Tensor]:
    """Operands of `Max` and `Min` but for infinities that can never be chosen."""
    limit = {"Max": -np.inf, "Min": np.inf}.get(node.op)
    kept = [t for t in operands if limit is None or t.concrete is None or not t.is_float or not np.all(t.concrete == limit)]
    shape = dims.broadcast(*(t.shape for t in operands))
    return kept if kept and dims.equal_shapes(dims.broadcast(*(t.shape for t in kept)), shape) else operands


operator("Sum")(_folded(lambda a, b: a + b))
operator("Max")(_folded(lambda a, b: call("maximum", a, b)))
operator("Min")(_folded(lambda a, b: call("minimum", a, b)))


@operator("Mean")
def mean(node: Node) -> Tensor:
    operands = [node.input(i) for i in range(len(node.inputs))]
    return node.elementwise(lambda *xs: reduce(lambda a, b: a + b, xs) / float(len(xs)), *operands)


@operator("Clip")
def clip(node: Node) -> Tensor:
    x = _computed(node, node.input(0))
    if node.version < 11:
        given = [node.attributes.get("min"), node.attributes.get("max")]
        bounds = [None if v is None else Tensor(x.dtype, (), "", np.array(v, DTYPES[x.dtype])) for v in given]
    else:
        bounds = [node.input(i) if node.has(i) else None for i in (1, 2)]
    bounds = [None if b is None or _is_limitless(b, i) else b for i, b in enumerate(bounds)]
    low, high = bounds
    if low is None and high is None:
        return x
    if low is not None and high is not None:
        if x.is_float and _is(low, 0) and _is(high, 6):
            return node.elementwise(lambda x: call("relu6", x), x)
        if low.value is not None and high.value is not None and not np.all(low.value <= high.value):
            return node.elementwise(lambda x, l, h: call("minimum", call("maximum", x, l), h), x, low, high)
        if low.value is not None and high.value is not None:
            return node.elementwise(lambda *xs: call("clip", *xs), x, low, high)
        return node.elementwise(lambda x, l, h: call("minimum", call("maximum", x, l), h), x, low, high)
    if high is None:
        assert low is not None
        return node.elementwise(lambda x, l: call("maximum", x, l), x, low)
    return node.elementwise(lambda x, h: call("minimum", x, h), x, high)


def _is(t: Tensor, value: float) -> bool:
    return t.concrete is not None and t.concrete.size == 1 and t.concrete.item() == value


def _is_limitless(t: Tensor, side: int) -> bool:
    if t.concrete is None or t.concrete.size != 1 or not t.is_float:
        return False
    extreme = np.finfo(t.concrete.dtype).max
    return bool(t.concrete.item() >= extreme if side else t.concrete.item() <= -extreme)


@operator("LeakyRelu")
def leaky_relu(node: Node) -> Tensor:
    slope = float(np.float32(node.attribute("alpha", 0.01)))
    return node.elementwise(lambda x: call("leaky_relu", x, number(np.float32(slope))), node.input(0))


@operator("PRelu")
def prelu(node: Node) -> Tensor:
    x, slope = node.input(0), node.input(1)
    if slope.rank == 1 and x.rank > 2 and not dims.same(slope.size, 1) and dims.same(slope.shape[0], x.shape[1]):
        # As older files mean it: a slope for each channel.
        slope = reshaped(node, slope, (slope.shape[0], *(1,) * (x.rank - 2)))
    zero = 0.0 if x.is_float else 0
    return node.elementwise(
        lambda x, s: call("where", Binary(">", x, number(zero)), x, s * x), x, slope
    )


@operator("ThresholdedRelu")
def thresholded_relu(node: Node) -> Tensor:
    alpha = number(np.float32(node.attribute("alpha", 1.0)))
    return node.elementwise(lambda x: call("where", Binary(">", x, alpha), x, 0.0), node.input(0))


@operator("Elu", "Celu")
def elu(node: Node) -> Tensor:
    alpha = number(np.float32(node.attribute("alpha", 1.0)))
    return node.elementwise(lambda x: call(node.op.lower(), x, alpha=alpha), node.input(0))


@operator("Selu")
def selu(node: Node) -> Tensor:
    alpha = float(node.attribute("alpha", 1.67326319217681884765625))
    gamma = float(node.attribute("gamma", 1.05070102214813232421875))
    if abs(alpha - 1.6732632) < 1e-6 and abs(gamma - 1.0507010) < 1e-6:
        return node.elementwise(lambda x: call("selu", x), node.input(0))
    scale = number(np.float32(gamma))
    return node.elementwise(lambda x: scale * call("elu", x, alpha=number(np.float32(alpha))), node.input(0))


@operator("HardSigmoid")
def hard_sigmoid(node: Node) -> Tensor:
    alpha, beta = node.attribute("alpha", 0.2), node.attribute("beta", 0.5)
    if abs(alpha - 1 / 6) < 1e-6 and beta == 0.5:
        return node.elementwise(lambda x: call("hard_sigmoid", x), node.input(0))
    a, b = number(np.float32(alpha)), number(np.float32(beta))
    return node.elementwise(lambda x: call("clip", a * x + b, 0.0, 1.0), node.input(0))


@operator("Gelu")
def gelu(node: Node) -> Tensor:
    approximate = node.attribute("approximate", "none") == "tanh"
    return node.elementwise(lambda x: call("gelu", x, approximate=approximate), node.input(0))


@operator("Swish")
def swish(node: Node) -> Tensor:
    alpha = float(node.attribute("alpha", 1.0))
    if alpha == 1.0:
        return node.elementwise(lambda x: call("silu", x), node.input(0))
    return node.elementwise(lambda x: x * call("sigmoid", number(np.float32(alpha)) * x), node.input(0))


@operator("Shrink")
def shrink(node: Node) -> Tensor:
    bias, limit = float(node.attribute("bias", 0.0)), float(node.attribute("lambd", 0.5))
    if bias == 0.0:
        return node.elementwise(lambda x: call("hard_shrink", x, limit), node.input(0))
    return node.elementwise(
        lambda x: call(
            "where", Binary("<", x, number(-limit)), x + bias, call("where", Binary(">", x, number(limit)), x - bias, 0.0)
        ),
        node.input(0),
    )


@operator("IsNaN")
def is_nan(node: Node) -> Tensor:
    return node.elementwise(lambda x: call("isnan", x), node.input(0), dtype="bool")


@operator("IsInf")
def is_inf(node: Node) -> Tensor:
    positive, negative = node.attribute("detect_positive", 1), node.attribute("detect_negative", 1)
    if not positive and not negative:
        return node.tensor(node.build.filled(node.input(0).shape, False, "bool"), "bool", node.input(0).shape)
    name = "isinf" if positive and negative else "isposinf" if positive else "isneginf"
    return node.elementwise(lambda x: call(name, x), node.input(0), dtype="bool")


@operator("OptionalHasElement")
def has_element(node: Node) -> Tensor:
    return constant(np.array(node.has(0)), node.hint)


@operator("Identity", "Dropout", "OptionalGetElement")
def identity(node: Node) -> list[Tensor]:
    """`Dropout` does nothing where a network predicts; its mask then keeps everything."""
    x = node.input(0)
    if node.op == "Dropout" and node.has(2):
        training = node.numbers(2, "`training_mode`")
        ratio = float(node.numbers(1, "`ratio`")) if node.has(1) else 0.5
        if bool(training) and ratio > 0:
            raise Unsupported("`Dropout` drops at random here", "export the network for inference")
    if node.op == "Dropout" and len(node.outputs) > 1 and node.outputs[1]:
        kept = node.build.filled(x.shape, True, "bool")
        return [x, node.tensor(kept, "bool", x.shape, output=1)]
    return [x]
