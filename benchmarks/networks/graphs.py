"""The networks of this folder's .model files as ONNX graphs, from the same weights."""

import math
import re
from collections.abc import Callable
from typing import NamedTuple

import numpy
from onnx import helper

from networks.onnx_graph import Graph


def darknet(g, x, number, leaky=True):
    """DarknetConv number `number` of the network, wherever its weights lie."""
    end = re.compile(f"(^|/)darknet_conv{f'_{number}' if number else ''}/conv/kernel$")
    name = next(name for name in g.weights if end.search(name))[:-len("/conv/kernel")]
    half = g.weights[name + "/conv/kernel"].shape[0] // 2
    x = g.conv(x, name + "/conv", pads=[half] * 4, bias=False)
    return g.add("LeakyRelu", g.batch_norm(x, name + "/norm", 1e-3), alpha=0.1)


def yolov2(weights):
    g = Graph(weights)
    x, number = "x", 0
    for length in (1, 1, 3, 3, 5):  # a max pooling behind each
        for _ in range(length):
            x = darknet(g, x, number)
            number += 1
        fine, x = x, g.pool("MaxPool", x, 2, 2)
    for _ in range(7):
        x = darknet(g, x, number)
        number += 1
    fine = g.add("SpaceToDepth", darknet(g, fine, 20), blocksize=2)
    x = darknet(g, g.add("Concat", fine, x, axis=1), 21)
    return g.model([1, 3, 416, 416], [1, 125, 13, 13], g.conv(x, "yolo/boxes"))


def tiny_yolov2(weights):
    g = Graph(weights)
    x = "x"
    for number in range(5):
        x = g.pool("MaxPool", darknet(g, x, number), 2, 2)
    x = g.pool("MaxPool", darknet(g, x, 5), 2, 1, (0, 0, 1, 1))
    x = darknet(g, darknet(g, x, 6), 7)
    return g.model([1, 3, 416, 416], [1, 125, 13, 13], g.conv(x, "boxes"))


def resnet50(weights):
    g = Graph(weights, "network/")

    def normalized(x, name, relu=True, **options):
        x = g.batch_norm(g.conv(x, name + "_conv", **options), name + "_bn", 1.001e-5)
        return g.add("Relu", x) if relu else x

    x = g.pool("MaxPool", normalized("x", "conv1", stride=2, pads=[3] * 4), 3, 2, [1] * 4)
    for stage, blocks in enumerate((3, 4, 6, 3), 2):
        for block in range(1, blocks + 1):
            name = f"conv{stage}_block{block}_"
            stride = 2 if block == 1 and stage > 2 else 1
            shortcut = normalized(x, name + "0", False, stride=stride) if block == 1 else x
            y = normalized(x, name + "1", stride=stride)
            y = normalized(normalized(y, name + "2", pads=[1] * 4), name + "3", False)
            x = g.add("Relu", g.add("Add", shortcut, y))
    x = g.dense(g.add("Flatten", g.add("GlobalAveragePool", x)), "predictions")
    return g.model([1, 3, 224, 224], [1, 1000], g.add("Softmax", x, axis=-1))


def mobilenet_v2(weights):
    g = Graph(weights, "network/")
    low, high = g.constant(0), g.constant(6)

    def normalized(x, name, norm, relu=True, **options):
        x = g.batch_norm(g.conv(x, name, bias=False, **options), norm, 1e-3)
        return g.add("Clip", x, low, high) if relu else x

    x = normalized("x", "Conv1", "bn_Conv1", stride=2, pads=(0, 0, 1, 1))
    block, channels = 0, 32
    for filters, turns, first in ((16, 1, 1), (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1)):
        for turn in range(turns):
            stride = first if turn == 0 else 1
            name = f"block_{block}_" if block else "expanded_conv_"
            y = normalized(x, name + "expand", name + "expand_BN") if block else x
            y = normalized(y, name + "depthwise", name + "depthwise_BN", stride=stride, depthwise=True,
                           pads=(1, 1, 1, 1) if stride == 1 else (0, 0, 1, 1))
            y = normalized(y, name + "project", name + "project_BN", False)
            x = g.add("Add", x, y) if channels == filters and stride == 1 else y
            block, channels = block + 1, filters
    x = g.add("Flatten", g.add("GlobalAveragePool", normalized(x, "Conv_1", "Conv_1_bn")))
    return g.model([1, 3, 224, 224], [1, 1000], g.add("Softmax", g.dense(x, "predictions"), axis=-1))


def lenet(weights):
    g = Graph(weights)
    x = g.add("Relu", g.conv(g.add("Relu", g.conv("x", "conv_1")), "conv_2"))
    kernel = g.weight("dense_1/kernel").reshape(12, 12, 64, 128).transpose(2, 0, 1, 3)  # flattened by channel
    x = g.add("Relu", g.dense(g.add("Flatten", g.pool("MaxPool", x, 2, 2)), "dense_1", kernel.reshape(-1, 128)))
    return g.model([1, 1, 28, 28], [1, 10], g.add("Softmax", g.dense(x, "dense_2"), axis=-1))


def mlp(weights, batch):
    g = Graph(weights)
    x = g.add("Relu", g.dense("x", "dense_1"))
    x = g.dense(g.add("Relu", g.dense(x, "dense_2")), "dense_3")
    return g.model([batch, 784], [batch, 10], g.add("Softmax", x, axis=-1))


def antirectifier(weights, batch):
    g = Graph(weights)
    last, least = g.constant([1], numpy.int64), g.constant(1e-6)

    def activation(x):
        x = g.add("Sub", x, g.add("ReduceMean", x, last))
        x = g.add("Div", x, g.add("Max", g.add("ReduceL2", x, last), least))
        return g.add("Concat", g.add("Relu", x), g.add("Relu", g.add("Neg", x)), axis=1)

    x = g.dense(activation(g.dense(activation(g.dense("x", "dense_1")), "dense_2")), "dense_3")
    return g.model([batch, 784], [batch, 10], g.add("Softmax", x, axis=-1))


def gates(array, order, axis=-1):
    """Keras's gates along `axis`, in another order."""
    parts = numpy.split(array, len(order), axis)
    return numpy.concatenate([parts[i] for i in order], axis)


def recurrent(g, kind, name, order, bias, **attributes):
    """Over `x`, [1, 64, inputs], one sequence, and a dense layer; `bias` are the two of ONNX, one behind the other."""
    kernel, state = g.weight(name + "/kernel"), g.weight(name + "/recurrent_kernel")
    inputs, units = len(kernel), len(state)
    g.nodes.append(helper.make_node(
        kind, [g.reshape("x", [64, 1, inputs]), g.constant(gates(kernel, order).T[None]),
               g.constant(gates(state, order).T[None]), g.constant(bias[None])], ["", "last"], hidden_size=units, **attributes))
    return g.model([1, 64, inputs], [1, 1], g.dense(g.reshape("last", [1, units]), "dense"))


def lstm(weights):
    g = Graph(weights)
    bias, order = g.weight("lstm/lstm_cell/bias"), (0, 3, 1, 2)  # i f c o to i o f c
    return recurrent(g, "LSTM", "lstm/lstm_cell", order, numpy.concatenate([gates(bias, order), 0 * bias]))


def gru(weights):
    g = Graph(weights)
    return recurrent(g, "GRU", "gru/gru_cell", (0, 1, 2), g.weight("gru/gru_cell/bias").reshape(-1), linear_before_reset=1)


def encoder(weights, length=128, width=256, heads=4, depth=1):
    g = Graph(weights)
    x, one = "x", width // heads

    def normalized(x, name):
        gamma, beta = g.constant(g.weight(name + "/gamma")), g.constant(g.weight(name + "/beta"))
        return g.add("LayerNormalization", x, gamma, beta, axis=-1, epsilon=1e-6)

    for block in range(1, depth + 1):
        name = f"block_{block}/"

        def part(kind, order):
            kernel, bias = g.weight(f"{name}attention/{kind}/kernel"), g.weight(f"{name}attention/{kind}/bias")
            if kind == "query":
                kernel, bias = kernel / math.sqrt(one), bias / math.sqrt(one)
            y = g.project(x, kernel.reshape(width, width), bias.reshape(width))
            return g.add("Transpose", g.reshape(y, [1, length, heads, one]), perm=order)

        scores = g.add("MatMul", part("query", (0, 2, 1, 3)), part("key", (0, 2, 3, 1)))
        y = g.add("MatMul", g.add("Softmax", scores, axis=-1), part("value", (0, 2, 1, 3)))
        y = g.reshape(g.add("Transpose", y, perm=(0, 2, 1, 3)), [1, length, width])
        out = name + "attention/attention_output"
        y = g.project(y, g.weight(out + "/kernel").reshape(width, width), g.weight(out + "/bias"))
        x = normalized(g.add("Add", x, y), name + "norm_1")
        y = g.add("Gelu", g.project(x, g.weight(name + "up/kernel"), g.weight(name + "up/bias")))
        y = g.project(y, g.weight(name + "down/kernel"), g.weight(name + "down/bias"))
        x = normalized(g.add("Add", x, y), name + "norm_2")
    return g.model([1, length, width], [1, length, width], x)


class Network(NamedTuple):
    """`settings` of a file of this folder; `graph` makes the ONNX graph of its weights. Without one, engines take no part.
    What is not `usual` is measured when it is named."""
    model: str
    settings: dict
    graph: Callable | None
    usual: bool = True


NETWORKS = {
    "yolov2": Network("yolov2", {}, yolov2),
    "tiny_yolov2": Network("tiny_yolov2", {}, tiny_yolov2),
    "resnet50": Network("resnet50", {}, resnet50),
    "mobilenet_v2": Network("mobilenet_v2", {}, mobilenet_v2),
    "encoder": Network("encoder", {}, encoder),
    "lenet": Network("lenet", {}, lenet),
    "mlp_b1": Network("mlp", {"batch": 1}, lambda w: mlp(w, 1)),
    "mlp_b256": Network("mlp", {"batch": 256}, lambda w: mlp(w, 256)),
    "antirectifier_b1": Network("antirectifier", {"batch": 1}, lambda w: antirectifier(w, 1)),
    "antirectifier_b128": Network("antirectifier", {"batch": 128}, lambda w: antirectifier(w, 128)),
    "lstm": Network("lstm", {}, lstm),
    "gru": Network("gru", {}, gru),
    "tagger": Network("tagger", {}, None, False),  # for variants of ours
    "rtneural_lstm": Network("lstm", {}, lstm, False),
    "rtneural_gru": Network("gru", {}, gru, False),
    "rtneural_lstm_1_16": Network("lstm", {"inputs": 1}, lstm, False),
    "rtneural_gru_1_24": Network("gru", {"inputs": 1, "units": 24}, gru, False),
}
