"""Networks as exporters write them: PyTorch's modules in pieces, by the opsets of their times."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import onnx
from written import Graph, ints, scalar

TABLE: dict[str, Callable[[], onnx.ModelProto]] = {}


def network(make: Callable[[], onnx.ModelProto]) -> Callable[[], onnx.ModelProto]:
    TABLE[make.__name__] = make
    return make


# Parts


def norm(g: Graph, x: str, n: int, at: str) -> str:
    """Layer normalization, in pieces before opset 17."""
    scale, offset = 1 + g.weight(n), g.weight(n)
    if g.opset >= 17:
        return g.LayerNormalization(x, scale, offset, axis=-1, epsilon=1e-5, at=at)
    mean = g.ReduceMean(x, axes=[-1], at=at)
    centered = g.Sub(x, mean, at=at)
    variance = g.ReduceMean(g.Pow(centered, scalar(2), at=at), axes=[-1], at=at)
    root = g.Sqrt(g.Add(variance, scalar(1e-5), at=at), at=at)
    return g.Add(g.Mul(g.Div(centered, root, at=at), scale, at=at), offset, at=at)


def linear(g: Graph, x: str, n: int, m: int, at: str) -> str:
    return g.Add(g.weight(m, scale=0.1), g.MatMul(x, g.weight(n, m, scale=n**-0.5), at=at), at=at)


def gelu(g: Graph, x: str, at: str) -> str:
    inner = g.Add(g.Erf(g.Div(x, scalar(2**0.5), at=at), at=at), scalar(1), at=at)
    return g.Mul(g.Mul(x, inner, at=at), scalar(0.5), at=at)


def size(g: Graph, x: str, axis: int, at: str) -> str:
    return g.Unsqueeze(g.Gather(g.Shape(x, at=at), np.array(axis, np.int64), axis=0, at=at), ints(0), at=at) if g.opset > 12 else g.Unsqueeze(g.Gather(g.Shape(x, at=at), np.array(axis, np.int64), axis=0, at=at), axes=[0], at=at)


def attention(g: Graph, x: str, n: int, heads: int, at: str, mask: str | None = None) -> str:
    """Multi-head attention with its sizes computed from the shape of its input."""
    b, s = size(g, x, 0, at), size(g, x, 1, at)

    def split(name: str, perm: list[int]) -> str:
        shape = g.Concat(b, s, ints(heads), ints(n // heads), axis=0, at=at)
        return g.Transpose(g.Reshape(linear(g, x, n, n, f"{at}/{name}"), shape, at=at), perm=perm, at=at)

    q, k, v = split("q_proj", [0, 2, 1, 3]), split("k_proj", [0, 2, 3, 1]), split("v_proj", [0, 2, 1, 3])
    scores = g.Div(g.MatMul(q, k, at=at), scalar((n // heads) ** 0.5), at=at)
    if mask is not None:
        scores = g.Add(scores, mask, at=at)
    mixed = g.Transpose(g.MatMul(g.Softmax(scores, axis=-1, at=at), v, at=at), perm=[0, 2, 1, 3], at=at)
    return linear(g, g.Reshape(mixed, g.Concat(b, s, ints(n), axis=0, at=at), at=at), n, n, f"{at}/out_proj")


def block(g: Graph, x: str, n: int, at: str, mask: str | None = None) -> str:
    x = norm(g, g.Add(x, attention(g, x, n, 2, f"{at}/self_attn", mask), at=at), n, f"{at}/norm1")
    y = linear(g, gelu(g, linear(g, x, n, 2 * n, f"{at}/linear1"), at), 2 * n, n, f"{at}/linear2")
    return norm(g, g.Add(x, y, at=at), n, f"{at}/norm2")


def batch_norm(g: Graph, x: str, n: int, at: str) -> str:
    return g.BatchNormalization(x, 1 + g.weight(n), g.weight(n), g.weight(n), 1 + np.abs(g.weight(n)), epsilon=1e-5, at=at)


def conv(g: Graph, x: str, n: int, m: int, k: int, at: str, stride: int = 1, groups: int = 1, bias: bool = True) -> str:
    kernel = g.weight(m, n // groups, k, k)
    rest = (g.weight(m),) if bias else ()
    pads = [k // 2] * 4
    return g.Conv(x, kernel, *rest, kernel_shape=[k, k], strides=[stride] * 2, pads=pads, group=groups, dilations=[1, 1], at=at)


def hard_swish(g: Graph, x: str, at: str) -> str:
    """In the pieces of its time."""
    if g.opset >= 14:
        return g.HardSwish(x, at=at)
    if g.opset >= 11:
        return g.Div(g.Mul(x, g.Clip(g.Add(x, scalar(3), at=at), scalar(0), scalar(6), at=at), at=at), scalar(6), at=at)
    return g.Mul(x, g.Div(g.Clip(g.Add(x, scalar(3), at=at), min=0.0, max=6.0, at=at), scalar(6), at=at), at=at)


# Transformers


def encoder(opset: int) -> onnx.ModelProto:
    g = Graph(opset, tokens="float[batch, seq, 8]")
    x = g.tokens
    for i in range(3):
        x = block(g, x, 8, f"/layers.{i}")
    return g.model(encoded=x)


@network
def encoder_opset_12() -> onnx.ModelProto:
    return encoder(12)


@network
def encoder_opset_17() -> onnx.ModelProto:
    return encoder(17)


@network
def bert() -> onnx.ModelProto:
    g = Graph(14, input_ids="int64[batch, seq]", attention_mask="int64[batch, seq]")
    at = "/bert/embeddings"
    s = size(g, g.input_ids, 1, at)
    places = g.Slice(np.arange(512, dtype=np.int64)[None], ints(0), s, ints(1), at=at)
    words = g.Gather(g.weight(30, 8), g.input_ids, axis=0, at=at)
    x = norm(g, g.Add(words, g.Gather(g.weight(512, 8), places, axis=0, at=at), at=at), 8, at + "/LayerNorm")
    wide = g.Unsqueeze(g.attention_mask, ints(1, 2), at="/bert")
    away = g.Mul(g.Sub(scalar(1), g.Cast(wide, to=1, at="/bert"), at="/bert"), scalar(-1e4), at="/bert")
    for i in range(2):
        x = block(g, x, 8, f"/bert/encoder/layer.{i}", away)
    first = g.Gather(x, np.array(0, np.int64), axis=1, at="/bert/pooler")
    pooled = g.Tanh(g.Gemm(first, g.weight(8, 8), g.weight(8), transB=1, at="/bert/pooler"), at="/bert/pooler")
    return g.model(logits=g.Gemm(pooled, g.weight(2, 8), g.weight(2), transB=1, at="/classifier"), hidden=x)


@network
def vision_transformer() -> onnx.ModelProto:
    """A class token that is expanded to the batch, and patches as a convolution."""
    g = Graph(17, image="float[batch, 3, 16, 16]")
    patches = g.Conv(g.image, g.weight(8, 3, 4, 4), g.weight(8), kernel_shape=[4, 4], strides=[4, 4], at="/embed")
    b = size(g, patches, 0, "/embed")
    flat = g.Reshape(patches, g.Concat(b, ints(8), ints(-1), axis=0, at="/embed"), at="/embed")
    tokens = g.Transpose(flat, perm=[0, 2, 1], at="/embed")
    wanted = g.Concat(b, ints(-1), ints(-1), axis=0, at="/embed")
    ones = g.ConstantOfShape(ints(3), value=onnx.helper.make_tensor("one", 7, [1], [1]), at="/embed")
    asked = g.Where(g.Equal(wanted, g.Mul(ones, ints(-1), at="/embed"), at="/embed"), ones, wanted, at="/embed")
    token = g.Expand(g.weight(1, 1, 8), asked, at="/embed")
    x = g.Add(g.Concat(token, tokens, axis=1, at="/embed"), g.weight(1, 17, 8), at="/embed")
    x = block(g, x, 8, "/blocks.0")
    return g.model(logits=linear(g, g.Gather(x, np.array(0, np.int64), axis=1), 8, 5, "/head"))


@network
def decoder_with_cache() -> onnx.ModelProto:
    """Root-mean-square norms, rotary positions, a causal mask, SwiGLU, and keys and values of earlier steps."""
    n, d = 8, 4
    g = Graph(17, hidden="float[batch, seq, 8]", position_ids="int64[batch, seq]", past_key="float[batch, 2, past, 4]", past_value="float[batch, 2, past, 4]")

    def rms(x: str, at: str) -> str:
        mean = g.ReduceMean(g.Pow(x, scalar(2), at=at), axes=[-1], keepdims=1, at=at)
        inverse = g.Reciprocal(g.Sqrt(g.Add(mean, scalar(1e-6), at=at), at=at), at=at)
        return g.Mul(1 + g.weight(n), g.Mul(x, inverse, at=at), at=at)

    at = "/model/layers.0/self_attn"
    x = rms(g.hidden, "/model/layers.0/input_layernorm")
    b, s = size(g, x, 0, at), size(g, x, 1, at)

    def split(name: str) -> str:
        y = g.MatMul(x, g.weight(n, n), at=f"{at}/{name}")
        return g.Transpose(g.Reshape(y, g.Concat(b, s, ints(2), ints(d), axis=0, at=at), at=at), perm=[0, 2, 1, 3], at=at)

    angles = np.outer(np.arange(32), 10000.0 ** (-np.arange(0, d, 2) / d)).astype(np.float32)
    table = np.concatenate([angles, angles], -1)
    cos = g.Unsqueeze(g.Gather(np.cos(table), g.position_ids, at=at), ints(1), at=at)
    sin = g.Unsqueeze(g.Gather(np.sin(table), g.position_ids, at=at), ints(1), at=at)

    def rotated(y: str) -> str:
        low = g.Slice(y, ints(0), ints(d // 2), ints(3), ints(1), at=at)
        high = g.Slice(y, ints(d // 2), ints(2**63 - 1), ints(3), ints(1), at=at)
        turned = g.Concat(g.Neg(high, at=at), low, axis=-1, at=at)
        return g.Add(g.Mul(y, cos, at=at), g.Mul(turned, sin, at=at), at=at)

    k = g.Concat(g.past_key, rotated(split("k_proj")), axis=2, at=at)
    v = g.Concat(g.past_value, split("v_proj"), axis=2, at=at)
    scores = g.Mul(g.MatMul(rotated(split("q_proj")), g.Transpose(k, perm=[0, 1, 3, 2], at=at), at=at), scalar(d**-0.5), at=at)
    keys = size(g, k, 2, at)
    ones = g.ConstantOfShape(g.Concat(s, keys, axis=0, at=at), value=onnx.helper.make_tensor("low", 1, [1], [-1e9]), at=at)
    earlier = g.Sub(keys, s, at=at)
    mask = g.Trilu(ones, g.Add(g.Squeeze(earlier, ints(0), at=at), np.array(1, np.int64), at=at), upper=1, at=at)
    mixed = g.MatMul(g.Softmax(g.Add(scores, mask, at=at), axis=-1, at=at), v, at=at)
    joined = g.Reshape(g.Transpose(mixed, perm=[0, 2, 1, 3], at=at), g.Concat(b, s, ints(n), axis=0, at=at), at=at)
    x = g.Add(g.hidden, g.MatMul(joined, g.weight(n, n), at=f"{at}/o_proj"), at="/model/layers.0")
    y = rms(x, "/model/layers.0/post_attention_layernorm")
    at = "/model/layers.0/mlp"
    gate = g.MatMul(y, g.weight(n, 12), at=at + "/gate_proj")
    wide = g.Mul(g.Mul(gate, g.Sigmoid(gate, at=at), at=at), g.MatMul(y, g.weight(n, 12), at=at + "/up_proj"), at=at)
    return g.model(output=g.Add(x, g.MatMul(wide, g.weight(12, n), at=at + "/down_proj"), at="/model"), present_key=k, present_value=v)


@network
def shifted_windows() -> onnx.ModelProto:
    """A cyclic shift by slices, windows by a reshape to six axes, and back."""
    g = Graph(13, x="float[batch, 8, 8, 6]")
    end = ints(2**63 - 1)

    def roll(x: str, by: int, axis: int) -> str:
        return g.Concat(g.Slice(x, ints(-by), end, ints(axis)), g.Slice(x, ints(0), ints(-by), ints(axis)), axis=axis)

    b = size(g, g.x, 0, "")
    x = roll(roll(g.x, -2, 1), -2, 2)
    split = g.Reshape(x, g.Concat(b, ints(2), ints(4), ints(2), ints(4), ints(6), axis=0))
    windows = g.Reshape(g.Transpose(split, perm=[0, 1, 3, 2, 4, 5]), ints(-1, 16, 6))
    y = linear(g, g.Softmax(windows, axis=1), 6, 6, "/proj")
    back = g.Reshape(y, g.Concat(b, ints(2), ints(2), ints(4), ints(4), ints(6), axis=0))
    x = g.Reshape(g.Transpose(back, perm=[0, 1, 3, 2, 4, 5]), g.Concat(b, ints(8), ints(8), ints(6), axis=0))
    return g.model(y=roll(roll(x, 2, 1), 2, 2))


# Images


def mobile(opset: int) -> onnx.ModelProto:
    """MobileNetV3: depthwise convolutions, squeeze and excitation, hard swish; blocks with and without a residual."""
    g = Graph(opset, image="float[batch, 3, 16, 16]")
    x = hard_swish(g, batch_norm(g, conv(g, g.image, 3, 8, 3, "/features.0/0", 2, bias=False), 8, "/features.0/1"), "/features.0/2")
    for i in range(1, 4):
        at = f"/features.{i}"
        y = hard_swish(g, batch_norm(g, conv(g, x, 8, 16, 1, at + "/expand", bias=False), 16, at + "/bn1"), at + "/act1")
        y = hard_swish(g, batch_norm(g, conv(g, y, 16, 16, 5, at + "/depth", 1, 16, bias=False), 16, at + "/bn2"), at + "/act2")
        s = g.GlobalAveragePool(y, at=at + "/se")
        s = conv(g, g.Relu(conv(g, s, 16, 4, 1, at + "/se/fc1"), at=at + "/se"), 4, 16, 1, at + "/se/fc2")
        y = g.Mul(g.HardSigmoid(s, alpha=1 / 6, beta=0.5, at=at + "/se"), y, at=at + "/se")
        x = g.Add(x, batch_norm(g, conv(g, y, 16, 8, 1, at + "/project", bias=False), 8, at + "/bn3"), at=at)
    pooled = g.Flatten(g.GlobalAveragePool(x, at="/pool"), axis=1)
    return g.model(logits=g.Gemm(pooled, g.weight(5, 8), g.weight(5), transB=1, at="/classifier"))


@network
def mobile_opset_9() -> onnx.ModelProto:
    return mobile(9)


@network
def mobile_opset_12() -> onnx.ModelProto:
    return mobile(12)


@network
def mobile_opset_15() -> onnx.ModelProto:
    return mobile(15)


@network
def residual_opset_7() -> onnx.ModelProto:
    """A ResNet of an old exporter: tensors are inputs, too; pooling, normalization and `Gemm` of opset 7."""
    g = Graph(7, data="float[2, 3, 17, 17]")
    x = g.Relu(batch_norm(g, conv(g, g.data, 3, 8, 7, "/conv1", 2, bias=False), 8, "/bn1"))
    x = g.MaxPool(x, kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
    for i in range(2):
        y = g.Relu(batch_norm(g, conv(g, x, 8, 8, 3, f"/layer1.{i}/conv1", bias=False), 8, f"/layer1.{i}/bn1"))
        y = batch_norm(g, conv(g, y, 8, 8, 3, f"/layer1.{i}/conv2", bias=False), 8, f"/layer1.{i}/bn2")
        x = g.Relu(g.Add(y, x))
    short = batch_norm(g, conv(g, x, 8, 12, 1, "/down", 2, bias=False), 12, "/down_bn")
    y = batch_norm(g, conv(g, x, 8, 12, 3, "/layer2", 2, groups=4, bias=False), 12, "/layer2_bn")
    x = g.AveragePool(g.Relu(g.Add(y, short)), kernel_shape=[2, 2], strides=[1, 1])
    x = g.Dropout(g.Reshape(x, ints(0, -1)), ratio=0.5)
    return g.model(prob=g.Softmax(g.Gemm(x, g.weight(5, 48), g.weight(5), transB=1, alpha=1.0, beta=1.0), axis=1))


@network
def u_net() -> onnx.ModelProto:
    """Transposed convolutions, a resize to the size of another value, instance and group normalization in pieces."""
    g = Graph(13, image="float[batch, 1, 13, 18]")
    a = g.LeakyRelu(g.InstanceNormalization(conv(g, g.image, 1, 6, 3, "/down1"), 1 + g.weight(6), g.weight(6), at="/norm1"), alpha=0.1)
    b = conv(g, a, 6, 8, 3, "/down2", 2)
    grouped = g.Reshape(b, ints(0, 2, -1), at="/gn")
    normal = g.InstanceNormalization(grouped, np.ones(2, np.float32), np.zeros(2, np.float32), at="/gn")
    normal = g.Reshape(normal, g.Shape(b, at="/gn"), at="/gn")
    b = g.Relu(g.Add(g.Mul(normal, 1 + g.weight(8, 1, 1), at="/gn"), g.weight(8, 1, 1), at="/gn"))
    up = g.ConvTranspose(b, g.weight(8, 6, 2, 2), g.weight(6), kernel_shape=[2, 2], strides=[2, 2], at="/up1")
    wanted = g.Concat(g.Slice(g.Shape(up), ints(0), ints(2), ints(0)), g.Slice(g.Shape(a), ints(2), ints(4), ints(0)), axis=0)
    up = g.Resize(up, None, None, wanted, mode="linear", coordinate_transformation_mode="pytorch_half_pixel", cubic_coeff_a=-0.75)
    x = conv(g, g.Concat(up, a, axis=1), 12, 6, 3, "/up2")
    return g.model(mask=g.Sigmoid(g.Conv(x, g.weight(1, 6, 1, 1), g.weight(1), kernel_shape=[1, 1], at="/head")))


@network
def transposed_convolutions() -> onnx.ModelProto:
    """With output padding, groups and dilations, over one, two and three axes."""
    g = Graph(11, x="float[2, 4, 7]", image="float[2, 4, 5, 6]", volume="float[1, 2, 3, 4, 3]")
    one = g.ConvTranspose(g.x, g.weight(4, 3, 4), g.weight(3), kernel_shape=[4], strides=[3], pads=[1, 2], output_padding=[1])
    two = g.ConvTranspose(g.image, g.weight(4, 1, 3, 3), kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1], group=4)
    wide = g.ConvTranspose(g.image, g.weight(4, 3, 3, 3), g.weight(6), kernel_shape=[3, 3], dilations=[2, 2], pads=[2, 2, 2, 2], group=2)
    three = g.ConvTranspose(g.volume, g.weight(2, 3, 2, 2, 2), kernel_shape=[2, 2, 2], strides=[2, 2, 2])
    return g.model(one=one, two=two, wide=wide, three=three)


@network
def resizes() -> onnx.ModelProto:
    """By scales and sizes, in the modes of PyTorch, TensorFlow and older files."""
    g = Graph(11, image="float[batch, 3, 6, 7]")
    none = np.array([], np.float32)
    scales = np.array([1, 1, 2, 2], np.float32)
    nearest = g.Resize(g.image, none, scales, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
    linear_ = g.Resize(g.image, none, np.array([1, 1, 1.5, 0.7], np.float32), mode="linear", coordinate_transformation_mode="half_pixel")
    corners = g.Resize(g.image, none, scales, mode="linear", coordinate_transformation_mode="align_corners")
    cubic = g.Resize(g.image, none, scales, mode="cubic", coordinate_transformation_mode="pytorch_half_pixel", cubic_coeff_a=-0.75)
    return g.model(nearest=nearest, linear=linear_, corners=corners, cubic=cubic)


@network
def super_resolution() -> onnx.ModelProto:
    """Reflecting padding, slopes for each channel, and a pixel shuffle, by an operator and in pieces."""
    g = Graph(13, image="float[batch, 1, h, w]")
    x = g.Pad(g.image, ints(0, 0, 2, 2, 0, 0, 2, 2), mode="reflect")
    x = g.PRelu(g.Conv(x, g.weight(8, 1, 5, 5), g.weight(8), kernel_shape=[5, 5], at="/conv1"), g.weight(8, 1, 1), at="/act1")
    x = conv(g, x, 8, 4, 3, "/conv2")
    shuffled = g.DepthToSpace(x, blocksize=2, mode="CRD")
    b, h, w = (size(g, x, a, "/shuffle") for a in (0, 2, 3))
    parts = g.Reshape(x, g.Concat(b, ints(1), ints(2), ints(2), h, w, axis=0))
    moved = g.Transpose(parts, perm=[0, 1, 4, 2, 5, 3])
    by_hand = g.Reshape(moved, g.Concat(b, ints(1), g.Mul(h, ints(2)), g.Mul(w, ints(2)), axis=0))
    return g.model(shuffled=shuffled, by_hand=by_hand)


@network
def shuffled_channels() -> onnx.ModelProto:
    """ShuffleNet: channels are split, one part goes through convolutions, and both are shuffled."""
    g = Graph(13, image="float[batch, 8, 9, 9]")
    x = g.image
    for i in range(2):
        kept, moved = g.Split(x, ints(4, 4), axis=1, outputs=2, at=f"/stage.{i}")
        y = g.Relu(conv(g, moved, 4, 4, 1, f"/stage.{i}/conv1"))
        y = conv(g, y, 4, 4, 3, f"/stage.{i}/depth", groups=4)
        y = g.Relu(conv(g, y, 4, 4, 1, f"/stage.{i}/conv2"))
        joined = g.Concat(kept, y, axis=1)
        b, h, w = (size(g, joined, a, f"/stage.{i}") for a in (0, 2, 3))
        parts = g.Reshape(joined, g.Concat(b, ints(2), ints(4), h, w, axis=0))
        x = g.Reshape(g.Transpose(parts, perm=[0, 2, 1, 3, 4]), g.Concat(b, ints(-1), h, w, axis=0))
    return g.model(mean=g.ReduceMean(x, axes=[2, 3], keepdims=0))


@network
def inception() -> onnx.ModelProto:
    """Pooling with and without padding in the mean, windows that reach beyond the end, local response normalization."""
    g = Graph(10, image="float[2, 4, 11, 11]")
    x = g.LRN(g.image, size=5, alpha=1e-4, beta=0.75, bias=1.0)
    a = g.MaxPool(x, kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
    b = g.AveragePool(x, kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1)
    c = g.AveragePool(x, kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1], count_include_pad=0)
    d = g.AveragePool(x, kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)
    e = g.MaxPool(x, kernel_shape=[3, 3], strides=[1, 1], dilations=[2, 2], auto_pad="NOTSET", pads=[2, 2, 2, 2])
    return g.model(a=a, b=b, c=c, d=d, pooled=g.GlobalMaxPool(e))


@network
def detection_head() -> onnx.ModelProto:
    """YOLO: channels become anchors, boxes are decoded over a grid that the file holds."""
    g = Graph(12, features="float[batch, 4, 5, 6]")
    x = conv(g, g.features, 4, 21, 1, "/head")
    b, h, w = (size(g, x, a, "") for a in (0, 2, 3))
    x = g.Transpose(g.Reshape(x, g.Concat(b, ints(3), ints(7), h, w, axis=0)), perm=[0, 1, 3, 4, 2])
    place, extent, rest = g.Split(g.Sigmoid(x), axis=4, split=[2, 2, 3], outputs=3)
    grid = np.stack(np.meshgrid(np.arange(6), np.arange(5)), -1)[None, None].astype(np.float32)
    anchors = g.weight(1, 3, 1, 1, 2, scale=3.0)
    place = g.Mul(g.Add(g.Sub(g.Mul(place, scalar(2)), scalar(0.5)), grid), scalar(8))
    extent = g.Mul(g.Pow(g.Mul(extent, scalar(2)), scalar(2)), anchors)
    joined = g.Reshape(g.Concat(place, extent, rest, axis=-1), g.Concat(b, ints(-1), ints(7), axis=0))
    scores, _, classes = g.Split(joined, axis=2, split=[1, 1, 5], outputs=3)
    return g.model(boxes=joined, best=g.ArgMax(classes, axis=-1, keepdims=0), score=g.ReduceMax(g.Mul(classes, scores), axes=[-1]))


@network
def tensorflow_style() -> onnx.ModelProto:
    """Channels last, with transposes around every operator of images; norms and softmax in pieces."""
    g = Graph(15, image="float[n, 12, 12, 3]")

    def conv_nhwc(x: str, n: int, m: int, pads: list[int], stride: int) -> str:
        y = g.Conv(g.Transpose(x, perm=[0, 3, 1, 2]), g.weight(m, n, 3, 3), strides=[stride] * 2, pads=pads, kernel_shape=[3, 3])
        return g.Transpose(y, perm=[0, 2, 3, 1])

    x = g.Add(conv_nhwc(g.image, 3, 8, [0, 0, 1, 1], 2), g.weight(8))
    x = g.Relu(g.Add(g.Mul(x, 1 + g.weight(8)), g.weight(8)))
    pooled = g.Transpose(g.MaxPool(g.Transpose(x, perm=[0, 3, 1, 2]), kernel_shape=[2, 2], strides=[2, 2]), perm=[0, 2, 3, 1])
    x = g.Add(pooled, conv_nhwc(pooled, 8, 8, [1, 1, 1, 1], 1))
    inner = g.Mul(g.Mul(scalar(0.044715), x), g.Mul(x, x))
    gate = g.Mul(scalar(0.5), g.Add(scalar(1), g.Tanh(g.Mul(scalar(0.7978846), g.Add(x, inner)))))
    x = g.Reshape(g.Mul(x, gate), ints(-1, 72))
    logits = g.Add(g.MatMul(x, g.weight(72, 5)), g.weight(5))
    most = g.Max(g.ReduceMax(logits, axes=[1], keepdims=1), np.full((1, 1), -np.inf, np.float32))
    e = g.Exp(g.Sub(logits, most))
    return g.model(probabilities=g.Div(e, g.ReduceSum(e, ints(1), keepdims=1)))


@network
def windows_of_jax() -> onnx.ModelProto:
    """Sums over windows as JAX's exporter writes them: a convolution over all axes, with a kernel of ones."""
    g = Graph(17, image="float[2, 6, 8, 5]")
    wide = g.Unsqueeze(g.Unsqueeze(g.image, ints(0)), ints(0))
    sums = g.Conv(wide, np.ones((1, 1, 1, 2, 2, 1), np.float32), strides=[1, 2, 2, 1], group=1)
    centered = g.Sub(g.image, g.Div(g.ReduceSum(g.image, ints(3), keepdims=1), scalar(5)))
    inverse = g.Div(scalar(1), g.Sqrt(g.Add(g.ReduceMean(g.Mul(centered, centered), axes=[3]), scalar(1e-3))))
    return g.model(means=g.Div(g.Squeeze(sums, ints(0, 1)), scalar(4)), normal=g.Mul(centered, inverse))


# Sequences


def states(g: Graph, x: str, directions: int, units: int, at: str) -> str:
    """Zeros for each sample of the batch, which is the second axis of x."""
    return g.Expand(np.zeros((directions, 1, units), np.float32), g.Concat(ints(directions), size(g, x, 1, at), ints(units), axis=0, at=at), at=at)


@network
def text_recognition() -> onnx.ModelProto:
    """Convolutions, then two bidirectional LSTMs over the columns."""
    g = Graph(13, image="float[batch, 1, 8, width]")
    x = g.MaxPool(g.Relu(conv(g, g.image, 1, 4, 3, "/cnn/conv0")), kernel_shape=[2, 2], strides=[2, 2])
    x = g.Relu(g.Conv(x, g.weight(6, 4, 4, 1), g.weight(6), kernel_shape=[4, 1], at="/cnn/conv1"))
    x = g.Transpose(g.Squeeze(x, ints(2)), perm=[2, 0, 1])
    for i, n in enumerate((6, 10)):
        at = f"/rnn.{i}"
        zero = states(g, x, 2, 5, at)
        weights = g.weight(2, 20, n, scale=0.4), g.weight(2, 20, 5, scale=0.4), g.weight(2, 40)
        y, _, _ = g.LSTM(x, *weights, None, zero, zero, hidden_size=5, direction="bidirectional", outputs=3, at=at)
        shape = ints(0, 0, -1)
        x = g.Reshape(g.Transpose(y, perm=[0, 2, 1, 3], at=at), shape, at=at)
    return g.model(steps=g.LogSoftmax(linear(g, x, 10, 7, "/head"), axis=2))


@network
def gated_units() -> onnx.ModelProto:
    """GRUs as PyTorch's and as Keras's, a state that goes in and out, a simple recurrence."""
    g = Graph(14, x="float[steps, batch, 3]", h0="float[2, batch, 4]", lengths="int32[batch]")
    weights = g.weight(2, 12, 3, scale=0.5), g.weight(2, 12, 4, scale=0.5), g.weight(2, 24)
    y, last = g.GRU(g.x, *weights, None, g.h0, hidden_size=4, direction="bidirectional", linear_before_reset=1, outputs=2)
    plain, _ = g.GRU(g.x, g.weight(1, 12, 3), g.weight(1, 12, 4), hidden_size=4, outputs=2)
    rnn, final = g.RNN(g.x, g.weight(1, 4, 3), g.weight(1, 4, 4), g.weight(1, 8), hidden_size=4, activations=["Relu"], outputs=2)
    return g.model(y=y, last=last, plain=g.Squeeze(plain, ints(1)), rnn=rnn, final=final)


@network
def dilated_sound() -> onnx.ModelProto:
    """WaveNet: causal padding, gates, residuals and skips."""
    g = Graph(11, sound="float[batch, 1, steps]")
    x = g.Conv(g.sound, g.weight(6, 1, 1), g.weight(6), kernel_shape=[1], at="/first")
    skips = []
    for i in range(3):
        at, d = f"/blocks.{i}", 2**i
        wide = g.Pad(x, ints(0, 0, d, 0, 0, 0), mode="constant", at=at)
        gate = g.Sigmoid(g.Conv(wide, g.weight(6, 6, 2), g.weight(6), kernel_shape=[2], dilations=[d], at=at + "/gate"), at=at)
        y = g.Mul(g.Tanh(g.Conv(wide, g.weight(6, 6, 2), g.weight(6), kernel_shape=[2], dilations=[d], at=at + "/filter"), at=at), gate, at=at)
        y = g.Conv(y, g.weight(6, 6, 1), g.weight(6), kernel_shape=[1], at=at + "/out")
        skips.append(y)
        x = g.Add(x, y, at=at)
    total = g.Relu(g.Add(g.Add(skips[0], skips[1]), skips[2]))
    return g.model(logits=g.Conv(total, g.weight(5, 6, 1), g.weight(5), kernel_shape=[1], at="/last"))


# Later opsets


@network
def operators_of_opset_21() -> onnx.ModelProto:
    """Axes and widths as inputs, group normalization, GELU and parts by their number, as new exporters write them."""
    g = Graph(21, x="float[batch, 6, 10]")
    y = g.Cast(g.GroupNormalization(g.x, 1 + g.weight(6), g.weight(6), num_groups=3, epsilon=1e-5), to=1)
    y = g.Gelu(g.Pad(y, ints(1, 1), None, ints(2), mode="edge"), approximate="tanh")
    low, middle, high = g.Split(y, axis=-1, num_outputs=3, outputs=3)
    mixed = g.Mul(g.Sub(low, middle), g.Mish(high))
    mean = g.ReduceMean(mixed, ints(-1), keepdims=0)
    top, places = g.TopK(mean, ints(3), axis=-1, outputs=2)
    return g.model(mean=g.ReduceL2(mixed, ints(1)), top=top, places=places)


@network
def contracted() -> onnx.ModelProto:
    """`Einsum`, products of many axes, and choices by index."""
    g = Graph(18, x="float[batch, 4, 6]", places="int64[batch, 2]")
    a = g.Einsum(g.x, g.weight(6, 2, 3), equation="bsn,nhd->bhsd")
    scores = g.Einsum(a, a, equation="bhqd,bhkd->bhqk")
    wide = g.CumSum(g.Softmax(scores), np.array(-1, np.int64))
    taken = g.GatherElements(g.ReduceSum(wide, ints(1, 2), keepdims=0), g.places, axis=1)
    each = g.GatherND(g.x, g.Unsqueeze(g.places, ints(-1)), batch_dims=1)
    return g.model(taken=taken, each=g.Where(g.Greater(each, scalar(0)), each, g.Tile(scalar(0).reshape(1, 1, 1), ints(1, 1, 6))))


@network
def loops_that_data_end() -> onnx.ModelProto:
    """`torch.jit.script` of a `while` with a largest number of turns: doubles until the sum is above 50, and counts."""
    graph = onnx.parser.parse_graph("""g (float[n, 4] x) => (float[n, 4] doubled, float[n, 4] grown, float[1] turns, float[1] halved) {
        most = Constant<value = int64 {40}>()
        on = Constant<value = bool {1}>()
        zero = Constant<value = float[1] {0}>()
        top = ReduceMax(x)
        far = Constant<value = float {9}>()
        small = Less(top, far)
        grown = Loop(most, small, x) <body = step1 (int64 i1, bool c1, float[n, 4] v1) => (bool again1, float[n, 4] w1) {
            w1 = Exp(v1)
            top1 = ReduceMax(w1)
            far1 = Constant<value = float {9}>()
            again1 = Less(top1, far1)
        }>
        doubled, turns = Loop(most, on, x, zero) <body = step (int64 i, bool c, float[n, 4] v, float[1] k) => (bool again, float[n, 4] w, float[1] l) {
            w = Add(v, v)
            one = Constant<value = float[1] {1}>()
            l = Add(k, one)
            size = Abs(w)
            sum = ReduceSum<keepdims = 0>(size)
            limit = Constant<value = float {50}>()
            again = Less(sum, limit)
        }>
        few = Constant<value = int64 {7}>()
        half = Constant<value = float[1] {3}>()
        halved = Loop(few, on, half) <body = step2 (int64 j, bool d, float[1] h) => (bool e, float[1] m) {
            e = Identity(d)
            two = Constant<value = float[1] {2}>()
            m = Div(h, two)
        }>
    }""")
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
