"""Fourier transforms."""

from __future__ import annotations

from typing import Any

from modelc.source import Name, Node as Expr, Tuple, call, index

from ..dims import simplify
from ..expression import source
from ..table import Node, Unsupported, operator
from ..tensor import Tensor


@operator("DFT")
def dft(node: Node) -> Tensor:
    """`[..., n, 1]` or `[..., n, 2]` gives `[..., n, 2]`, the last axis being real and imaginary part."""
    x = node.input(0)
    if node.version < 20:
        axis = node.axis(node.attribute("axis", 1))
    else:
        axis = node.axis(int(node.numbers(2, "`axis`").reshape(-1)[0]) if node.has(2) else -2)
    inverse, onesided = bool(node.attribute("inverse", 0)), bool(node.attribute("onesided", 0))
    if axis == x.rank - 1 or x.shape[-1] not in (1, 2):
        raise Unsupported(f"`DFT` along axis {axis} of {list(x.shape)}")
    if inverse and onesided:
        return _real_inverse(node, x, axis)
    n = x.shape[axis]
    length = int(node.numbers(1, "`dft_length`").reshape(-1)[0]) if node.has(1) else n
    value = node.build.form(x)
    wide = x.dtype == "f32" and not inverse
    if wide:  # as ONNX's reference: what cancels out is 0 to single precision. Its inverse is in single precision itself
        value = call("cast", value, Name("f64"))
    if not isinstance(n, int) or not isinstance(length, int):
        if length is not n:
            raise Unsupported("`DFT` of an open size in another length", "give it with --dim NAME=VALUE")
    elif length < n:
        value = index(value, *[slice(None)] * axis, slice(None, length))
    elif length > n:
        high = tuple(length - n if a == axis else 0 for a in range(x.rank))
        value = call("pad_constant", value, (0,) * x.rank, high)
    held = node.build.bind(value, x.hint)
    parts = [index(held, ..., i) for i in range(int(x.shape[-1]))]
    if len(parts) == 1:
        parts.append(call("zeros_like", parts[0]))
    last = x.rank - 2
    if axis != last:
        parts = [call("moveaxis", p, axis, last) for p in parts]
    if inverse:  # the conjugate of the transform of the conjugate
        parts[1] = -parts[1]
    real, imaginary = node.build.bind_all(call("fft", Tuple(tuple(parts))), ["real", "imaginary"])
    results: list[Expr] = [real, imaginary]
    if inverse:
        results = [real / source(length), -imaginary / source(length)]
    if onesided:
        length = simplify(length // 2 + 1)
        results = [index(r, ..., slice(None, source(length))) for r in results]
    if axis != last:
        results = [call("moveaxis", r, last, axis) for r in results]
    shape: list[Any] = [*x.shape[:-1], 2]
    shape[axis] = length
    made = call("stack", results, axis=-1)
    return node.tensor(call("cast", made, Name("f32")) if wide else made, x.dtype, shape)


def _real_inverse(node: Node, x: Tensor, axis: int) -> Tensor:
    """The real values whose transform begins with `x`: `[..., m, 2]` gives `[..., n, 1]`."""
    m = x.shape[axis]
    length = int(node.numbers(1, "`dft_length`").reshape(-1)[0]) if node.has(1) else simplify(2 * (m - 1))
    held = node.build.bind(node.build.form(x), x.hint)
    last = x.rank - 2
    parts = [index(held, ..., i) for i in range(2)]
    if axis != last:
        parts = [call("moveaxis", p, axis, last) for p in parts]
    value: Expr = call("irfft", Tuple(tuple(parts)), fft_length=source(length))
    if axis != last:
        value = call("moveaxis", value, last, axis)
    shape: list[Any] = [*x.shape[:-1], 1]
    shape[axis] = length
    return node.tensor(call("expand_dims", value, -1), x.dtype, shape)


@operator("STFT")
def stft(node: Node) -> Tensor:
    """`[b, n, 1]` gives `[b, frames, bins, 2]`."""
    x = node.input(0)
    step = int(node.numbers(1, "`frame_step`").reshape(-1)[0])
    window = node.input(2) if node.has(2) else None
    if node.has(3):
        length = int(node.numbers(3, "`frame_length`").reshape(-1)[0])
    elif window is not None and isinstance(window.shape[0], int):
        length = window.shape[0]
    else:
        raise Unsupported("`STFT` without the length of its frames")
    if x.rank != 3 or x.shape[-1] != 1:
        raise Unsupported(f"`STFT` of {list(x.shape)}, which is not one real signal a sample")
    frames = simplify((x.shape[1] - length) // step + 1)
    starts = call("reshape", call("iota", source(frames)) * step, source((frames, 1)))
    value: Expr = call("take", call("squeeze", node.build.form(x), axis=2), starts + call("iota", length), axis=1)
    if window is not None:
        value = value * node.build.form(window)
    held = node.build.bind(value, "frames")
    transform = call("fft", Tuple((held, call("zeros_like", held))))
    results: list[Expr] = list(node.build.bind_all(transform, ["real", "imaginary"]))
    bins = length
    if node.attribute("onesided", 1):
        bins = length // 2 + 1
        results = [index(r, ..., slice(None, bins)) for r in results]
    return node.tensor(call("stack", results, axis=-1), x.dtype, (x.shape[0], frames, bins, 2))


@operator("MelWeightMatrix")
def mel_weight_matrix(node: Node) -> Tensor:
    """A table whose size its operands decide; it is computed while importing, where these are known."""
    for i, name in enumerate(("num_mel_bins", "dft_length", "sample_rate", "lower_edge_hertz", "upper_edge_hertz")):
        node.numbers(i, f"`{name}`")
    raise Unsupported(f"`MelWeightMatrix` of type {node.attribute('output_datatype', 1)}")
