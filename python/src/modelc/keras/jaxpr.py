"""Functions of JAX that keras.ops has not: followed by `jax.make_jaxpr`, each primitive as the operation of keras.ops that does
the same on symbolic tensors."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
from keras import KerasTensor, ops
from keras.src.ops.node import Node as KerasNode

from modelc.keras.constants import is_tensor
from modelc.keras.control import switch
from modelc.keras.trace import Applied, array_range, untraced
from modelc.source import Name

LONGEST_SCAN = 64


class NoPrimitive(Exception):
    """JAX does something there that has no counterpart."""


def interpreted(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What `function` gives for structures with symbolic tensors among them, as symbolic tensors."""
    import jax

    leaves = keras.tree.flatten((args, kwargs))
    tensors = [leaf for leaf in leaves if is_tensor(leaf)]
    structure: list[Any] = []

    def plain(*values: Any) -> Any:
        remaining = iter(values)
        filled = [next(remaining) if is_tensor(leaf) else leaf for leaf in leaves]
        own_args, own_kwargs = keras.tree.pack_sequence_as((args, kwargs), filled)
        result = function(*own_args, **own_kwargs)
        structure.append(jax.tree_util.tree_structure(result))
        return jax.tree_util.tree_leaves(result)

    specs = [jax.ShapeDtypeStruct(tuple(map(int, tensor._shape)), tensor.dtype) for tensor in tensors]
    with untraced():
        closed = jax.make_jaxpr(plain)(*specs)
    outputs = _run(closed.jaxpr, closed.consts, tensors)
    whole = [_whole(value, var.aval) for value, var in zip(outputs, closed.jaxpr.outvars)]
    return jax.tree_util.tree_unflatten(structure[-1], whole)


def _run(jaxpr: Any, consts: Sequence[Any], args: Sequence[Any]) -> list[Any]:
    values: dict[Any, Any] = {}

    def read(var: Any) -> Any:
        return _scalar(var.val) if hasattr(var, "val") else values[var]

    values.update(zip(jaxpr.constvars, map(_scalar, consts)))
    values.update(zip(jaxpr.invars, args))
    for equation in jaxpr.eqns:
        given = [read(var) for var in equation.invars]
        results = _equation(equation, given)
        values.update(zip(equation.outvars, results))
    return [read(var) for var in jaxpr.outvars]


def _scalar(value: Any) -> Any:
    array = np.asarray(value)
    return array.item() if array.ndim == 0 else array


def _equation(equation: Any, given: list[Any]) -> list[Any]:
    name, params = equation.primitive.name, equation.params
    inner = params.get("call_jaxpr") or params.get("fun_jaxpr") or params.get("jaxpr") if name != "scan" else None
    if inner is not None:
        return _run(getattr(inner, "jaxpr", inner), getattr(inner, "consts", ()), given)
    if name == "scan":
        return _scan(params, given)
    if name == "cond":
        return _branches(params["branches"], *given)
    if name == "while":
        raise NoPrimitive("JAX loops there for as long as a value says; write it as keras.ops.while_loop with `maximum_iterations`")
    if name == "iota":
        return [_iota(params)]
    if not any(map(is_tensor, given)) and name != "broadcast_in_dim":
        with untraced():
            result = equation.primitive.bind(*given, **params)
        return [_scalar(value) for value in (result if equation.primitive.multiple_results else [result])]
    if name in _ELEMENTWISE:
        return [_ELEMENTWISE[name](*given, **params)]
    operation = _OTHERS.get(name)
    if operation is None:
        raise NoPrimitive(f"there is nothing like JAX's primitive `{name}`")
    if name != "broadcast_in_dim":
        given = [_whole(value, var.aval) for value, var in zip(given, equation.invars)]
    result = operation(given, params)
    return list(result) if isinstance(result, (list, tuple)) else [result]


def _whole(value: Any, aval: Any) -> Any:
    """`value` in the shape that JAX gave it: elementwise operations leave broadcasting to those that take them."""
    shape = tuple(aval.shape)
    if is_tensor(value):
        return value if tuple(value._shape) == shape else ops.broadcast_to(value, shape)
    if np.shape(value) == shape:
        return value
    return np.broadcast_to(np.asarray(value, dtype=aval.dtype), shape)


# ---- Elementwise


def _applied(function: str) -> Callable[..., Any]:
    def call(x: Any, **_: Any) -> Any:
        output = KerasTensor(x._shape, dtype=x.dtype)
        KerasNode(operation=Applied(Name(function)), call_args=(x,), call_kwargs={}, outputs=output)
        return output

    return call


def _plain(operation: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given, **_: operation(*given)


def _cast(x: Any, new_dtype: Any = None, **_: Any) -> Any:
    if not is_tensor(x):
        return np.asarray(x).astype(new_dtype).item() if np.ndim(x) == 0 else np.asarray(x).astype(new_dtype)
    kind = keras.backend.standardize_dtype(new_dtype)
    return x if x.dtype == kind else ops.cast(x, kind)


def _power(x: Any, y: Any = None, **_: Any) -> Any:
    return ops.power(x, y)


def _clamp(low: Any, x: Any, high: Any, **_: Any) -> Any:
    return ops.minimum(ops.maximum(x, low), high) if is_tensor(low) or is_tensor(high) else ops.clip(x, low, high)


def _select(which: Any, *cases: Any, **_: Any) -> Any:
    if len(cases) != 2 or (is_tensor(which) and which.dtype != "bool"):
        raise NoPrimitive("JAX selects among more than two cases there")
    return ops.where(which, cases[1], cases[0])


_ELEMENTWISE: dict[str, Callable[..., Any]] = {
    "add": _plain(ops.add), "add_any": _plain(ops.add), "sub": _plain(ops.subtract), "mul": _plain(ops.multiply),
    "div": _plain(ops.divide), "max": _plain(ops.maximum), "min": _plain(ops.minimum), "pow": _plain(ops.power),
    "integer_pow": _power, "neg": _plain(ops.negative), "sign": _plain(ops.sign), "abs": _plain(ops.abs),
    "exp": _plain(ops.exp), "exp2": lambda x, **_: ops.power(2.0, x), "log": _plain(ops.log), "log1p": _plain(ops.log1p),
    "expm1": _plain(ops.expm1), "sin": _plain(ops.sin), "cos": _plain(ops.cos), "tan": _plain(ops.tan),
    "asin": _plain(ops.arcsin), "acos": _plain(ops.arccos), "atan": _plain(ops.arctan), "atan2": _plain(ops.arctan2),
    "sinh": _plain(ops.sinh), "cosh": _plain(ops.cosh), "tanh": _plain(ops.tanh), "logistic": _plain(ops.sigmoid),
    "asinh": _plain(ops.arcsinh), "acosh": _plain(ops.arccosh), "atanh": _plain(ops.arctanh),
    "sqrt": _plain(ops.sqrt), "rsqrt": _plain(ops.rsqrt), "square": _plain(ops.square), "erf": _plain(ops.erf),
    "erf_inv": _plain(ops.erfinv), "lgamma": _applied("lgamma"), "digamma": _applied("digamma"), "floor": _plain(ops.floor),
    "ceil": _plain(ops.ceil), "is_finite": _plain(ops.isfinite), "clamp": _clamp, "select_n": _select,
    "and": _plain(ops.logical_and), "or": _plain(ops.logical_or), "not": _plain(ops.logical_not), "xor": _plain(ops.logical_xor),
    "eq": _plain(ops.equal), "ne": _plain(ops.not_equal), "lt": _plain(ops.less), "le": _plain(ops.less_equal),
    "gt": _plain(ops.greater), "ge": _plain(ops.greater_equal), "convert_element_type": _cast, "copy": lambda x, **_: x,
    "copy_p": lambda x, **_: x, "stop_gradient": _plain(ops.stop_gradient), "real": lambda x, **_: x,
}


# ---- Shapes


def _broadcast(given: list[Any], params: dict[str, Any]) -> Any:
    """New axes of size 1 alone: what takes the result broadcasts it."""
    (x, *_), shape, kept = given, params["shape"], params["broadcast_dimensions"]
    if not is_tensor(x):
        return x if np.ndim(x) == 0 else np.reshape(x, tuple(np.shape(x)[kept.index(i)] if i in kept else 1 for i in range(len(shape))))
    new = [axis for axis in range(len(shape)) if axis not in kept]
    if len(x._shape) == 0:
        return x
    return ops.expand_dims(x, new if len(new) > 1 else new[0]) if new else x


def _reshape(given: list[Any], params: dict[str, Any]) -> Any:
    return ops.reshape(given[0], tuple(params["new_sizes"]))


def _slice(given: list[Any], params: dict[str, Any]) -> Any:
    (x,) = given
    steps = params["strides"] or (1,) * len(x._shape)
    bounds = zip(params["start_indices"], params["limit_indices"], steps, x._shape)
    return x[tuple(slice(start or None, None if stop == size else stop, None if step == 1 else step) for start, stop, step, size in bounds)]


def _dynamic_slice(given: list[Any], params: dict[str, Any]) -> Any:
    x, *starts = given
    if any(map(is_tensor, starts)):
        raise NoPrimitive("JAX slices there from where a tensor says")
    firsts = [min(max(int(start), 0), size - length) for start, size, length in zip(starts, x._shape, params["slice_sizes"])]
    return _slice([x], {"start_indices": firsts, "strides": None,
                        "limit_indices": [first + length for first, length in zip(firsts, params["slice_sizes"])]})


def _pad(given: list[Any], params: dict[str, Any]) -> Any:
    x, value = given
    config = params["padding_config"]
    if any(inner or low < 0 or high < 0 for low, high, inner in config) or is_tensor(value):
        raise NoPrimitive("JAX pads there between the elements or by less than nothing")
    return ops.pad(x, [[low, high] for low, high, _ in config], constant_values=_scalar(value))


def _split(given: list[Any], params: dict[str, Any]) -> Any:
    sizes = np.cumsum(params["sizes"])[:-1].tolist()
    return ops.split(given[0], sizes, axis=params["axis"])


def _squeeze(given: list[Any], params: dict[str, Any]) -> Any:
    axes = tuple(params["dimensions"])
    return ops.squeeze(given[0], axes if len(axes) != 1 else axes[0]) if axes else given[0]


def _flip(given: list[Any], params: dict[str, Any]) -> Any:
    return ops.flip(given[0], tuple(params["dimensions"]))


def _iota(params: dict[str, Any]) -> Any:
    shape, axis = params["shape"], params["dimension"]
    count = array_range(shape[axis], keras.backend.standardize_dtype(params["dtype"]))
    return count if len(shape) == 1 else ops.reshape(count, tuple(shape[axis] if i == axis else 1 for i in range(len(shape))))


# ---- Reductions and products


def _reduction(operation: Callable[..., Any]) -> Callable[[list[Any], dict[str, Any]], Any]:
    def reduce(given: list[Any], params: dict[str, Any]) -> Any:
        axes = tuple(map(int, params["axes"]))
        return operation(given[0], axis=axes if len(axes) != 1 else axes[0])

    return reduce


def _cumulative(operation: Callable[..., Any]) -> Callable[[list[Any], dict[str, Any]], Any]:
    def run(given: list[Any], params: dict[str, Any]) -> Any:
        axis = params["axis"]
        if params.get("reverse"):
            return ops.flip(operation(ops.flip(given[0], axis), axis=axis), axis)
        return operation(given[0], axis=axis)

    return run


def _product(given: list[Any], params: dict[str, Any]) -> Any:
    """`dot_general`: batch axes, then what is left of both."""
    (left_sums, right_sums), (left_batch, right_batch) = params["dimension_numbers"]
    ranks = [len(np.shape(v)) if not is_tensor(v) else len(v._shape) for v in given]
    letters = iter(string.ascii_lowercase)
    left = [next(letters) for _ in range(ranks[0])]
    right = ["" for _ in range(ranks[1])]
    for i, j in (*zip(left_sums, right_sums), *zip(left_batch, right_batch)):
        right[j] = left[i]
    right = [letter or next(letters) for letter in right]
    batch = [left[i] for i in left_batch]
    free = [c for i, c in enumerate(left) if i not in (*left_sums, *left_batch)]
    free += [c for j, c in enumerate(right) if j not in (*right_sums, *right_batch)]
    if not left_batch and tuple(left_sums) == (ranks[0] - 1,) and tuple(right_sums) == (0,) and ranks[1] == 2:
        return ops.matmul(*given)
    return ops.einsum(f"{''.join(left)},{''.join(right)}->{''.join(batch + free)}", *given)


def _convolution(given: list[Any], params: dict[str, Any]) -> Any:
    numbers = params["dimension_numbers"]
    rank = len(given[0]._shape)
    last = (0, rank - 1, *range(1, rank - 1))
    kernel = (rank - 1, rank - 2, *range(rank - 2))
    plain = set(params["lhs_dilation"]) == {1} and params["feature_group_count"] == params["batch_group_count"] == 1
    if tuple(numbers.lhs_spec) != last or tuple(numbers.out_spec) != last or tuple(numbers.rhs_spec) != kernel or not plain:
        raise NoPrimitive("JAX convolves there with another order of axes, in groups or transposed")
    x = given[0]
    if any(low or high for low, high in params["padding"]):
        x = ops.pad(x, [[0, 0], *(list(pair) for pair in params["padding"]), [0, 0]])
    options = {"strides": params["window_strides"], "dilation_rate": params["rhs_dilation"]}
    return ops.conv(x, given[1], **{key: value[0] if len(set(value)) == 1 else value for key, value in options.items() if set(value) != {1}})


def _scan(params: dict[str, Any], given: list[Any]) -> list[Any]:
    """A loop of a known length, unrolled."""
    length, kept, carried = params["length"], params["num_consts"], params["num_carry"]
    if length > LONGEST_SCAN:
        raise NoPrimitive(f"JAX loops there {length} times; fix the axis, or write the loop as `scan` in the .model file")
    inner = params["jaxpr"]
    consts, carry, sequences = given[:kept], given[kept : kept + carried], given[kept + carried :]
    order = range(length)[::-1] if params["reverse"] else range(length)
    collected: dict[int, list[Any]] = {}
    for i in order:
        results = _run(inner.jaxpr, inner.consts, [*consts, *carry, *(xs[i] for xs in sequences)])
        carry = results[:carried]
        collected[i] = results[carried:]
    stacked = [ops.stack([collected[i][k] for i in range(length)], axis=0) for k in range(len(inner.jaxpr.outvars) - carried)]
    return [*carry, *stacked]


def _branches(branches: Sequence[Any], index: Any, *operands: Any) -> list[Any]:
    made = [lambda *values, inner=inner: _run(inner.jaxpr, inner.consts, values) for inner in branches]
    return list(switch(index, made, *operands))


_OTHERS: dict[str, Callable[[list[Any], dict[str, Any]], Any]] = {
    "broadcast_in_dim": _broadcast, "reshape": _reshape, "slice": _slice, "dynamic_slice": _dynamic_slice, "pad": _pad,
    "split": _split, "squeeze": _squeeze, "rev": _flip, "dot_general": _product, "conv_general_dilated": _convolution,
    "transpose": lambda given, params: ops.transpose(given[0], tuple(params["permutation"])),
    "stack": lambda given, params: ops.stack(given, axis=params["axis"]),
    "concatenate": lambda given, params: ops.concatenate(given, axis=params["dimension"]),
    "expand_dims": lambda given, params: ops.expand_dims(given[0], tuple(params["dimensions"])),
    "reduce_sum": _reduction(ops.sum), "reduce_max": _reduction(ops.max), "reduce_min": _reduction(ops.min),
    "reduce_prod": _reduction(ops.prod), "reduce_and": _reduction(ops.all), "reduce_or": _reduction(ops.any),
    "argmax": lambda given, params: ops.cast(ops.argmax(given[0], axis=int(params["axes"][0])), "int32"),
    "argmin": lambda given, params: ops.cast(ops.argmin(given[0], axis=int(params["axes"][0])), "int32"),
    "cumsum": _cumulative(ops.cumsum),
    "cumprod": _cumulative(ops.cumprod),
}
