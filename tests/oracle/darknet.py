"""Writes tests/darknet/fixtures: small Darknet networks with random weights, and what they compute, in NumPy.

Every layer is written from the description of the format and of Darknet's loops, channel first as Darknet has it, in float64; nothing
of the compiler is used. For each case NAME there are NAME.cfg, NAME.weights and NAME.safetensors: the picture as `image`, and the
outputs as the imported model names them, channels last. Run: python darknet.py (NumPy and safetensors).
"""
import os
import struct

import numpy as np
from safetensors.numpy import save_file

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "darknet", "fixtures")


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def stair(x):
    n = np.floor(x)
    return np.where(n % 2 == 0, np.floor(x / 2), (x - n) + np.floor(x / 2))


def plse(x):
    return np.where(x < -4, 0.01 * (x + 4), np.where(x > 4, 0.01 * (x - 4) + 1, 0.125 * x + 0.5))


ACTIVATIONS = {
    "linear": lambda x: x,
    "leaky": lambda x: np.where(x > 0, x, 0.1 * x),
    "relu": lambda x: x * (x > 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "logistic": sigmoid,
    "loggy": lambda x: 2 / (1 + np.exp(-x)) - 1,
    "tanh": lambda x: (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1),
    "elu": lambda x: (x >= 0) * x + (x < 0) * (np.exp(x) - 1),
    "selu": lambda x: (x >= 0) * 1.0507 * x + (x < 0) * 1.0507 * 1.6732 * (np.exp(x) - 1),
    "relie": lambda x: np.where(x > 0, x, 0.01 * x),
    "ramp": lambda x: x * (x > 0) + 0.1 * x,
    "hardtan": lambda x: np.where(x < -1, -1, np.where(x > 1, 1, x)),
    "lhtan": lambda x: np.where(x < 0, 0.001 * x, np.where(x > 1, 0.001 * (x - 1) + 1, x)),
    "plse": plse,
    "stair": stair,
    "swish": lambda x: x * sigmoid(x),
    "mish": lambda x: x * np.tanh(np.log(1 + np.exp(x))),
    "hard_mish": lambda x: np.where(x > 0, x, np.where(x > -2, x * x / 2 + x, 0)),
    "gelu": lambda x: 0.5 * x * (1 + np.tanh(0.797885 * x + 0.035677 * x**3)),
}


def parse(cfg):
    sections = []
    for line in cfg.splitlines():
        line = "".join(line.split())
        if not line or line[0] in "#;":
            continue
        if line[0] == "[":
            sections.append((line[1:-1], {}))
        else:
            key, value = line.split("=", 1)
            sections[-1][1][key] = value
    return sections


def convolution(x, kernel, stride, padding, dilation, groups):
    """x [n, c, h, w], kernel [out, c / groups, k, k]."""
    n, c, h, w = x.shape
    out, per_group, k, _ = kernel.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    window = dilation * (k - 1) + 1
    oh, ow = (h + 2 * padding - window) // stride + 1, (w + 2 * padding - window) // stride + 1
    y = np.zeros((n, out, oh, ow))
    for f in range(out):
        first = f // (out // groups) * per_group
        for i in range(oh):
            for j in range(ow):
                patch = x[:, first : first + per_group, i * stride : i * stride + window : dilation,
                          j * stride : j * stride + window : dilation]
                y[:, f, i, j] = np.sum(patch * kernel[f], axis=(1, 2, 3))
    return y


def max_pool(x, size, stride, padding):
    n, c, h, w = x.shape
    oh, ow = (h + padding - size) // stride + 1, (w + padding - size) // stride + 1
    y = np.full((n, c, oh, ow), -np.finfo(np.float32).max)
    for i in range(oh):
        for j in range(ow):
            for di in range(size):
                for dj in range(size):
                    row, column = i * stride - padding // 2 + di, j * stride - padding // 2 + dj
                    if 0 <= row < h and 0 <= column < w:
                        y[:, :, i, j] = np.maximum(y[:, :, i, j], x[:, :, row, column])
    return y


def reorg(x, s, reverse):
    """Darknet's loop over memory, element by element."""
    n, c, h, w = x.shape
    flat, out_c = x.reshape(n, -1), c // (s * s)
    out = np.zeros_like(flat)
    for k in range(c):
        for j in range(h):
            for i in range(w):
                near = i + w * (j + h * k)
                offset = k // out_c
                wide = i * s + offset % s + w * s * (j * s + offset // s + h * s * (k % out_c))
                if reverse:
                    out[:, wide] = flat[:, near]
                else:
                    out[:, near] = flat[:, wide]
    return out.reshape((n, out_c, h * s, w * s) if reverse else (n, c * s * s, h // s, w // s))


def space_to_depth(x, s):
    """TensorFlow's: the pixels of a block in row-major order, each with all its channels."""
    n, c, h, w = x.shape
    y = np.zeros((n, s * s * c, h // s, w // s))
    for di in range(s):
        for dj in range(s):
            y[:, (di * s + dj) * c : (di * s + dj + 1) * c] = x[:, :, di::s, dj::s]
    return y


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def boxes(features, anchors, classes, kind, exclusive, net, scale):
    """Every cell and anchor by itself. Gives boxes [n, h * w * a, 4] and scores [n, h * w * a, classes]."""
    n, _, h, w = features.shape
    found, scores = [], []
    for i in range(h):
        for j in range(w):
            for a, (aw, ah) in enumerate(anchors):
                f = features[:, a * (classes + 5) : (a + 1) * (classes + 5), i, j]
                x = (scale * sigmoid(f[:, 0]) - (scale - 1) / 2 + j) / w
                y = (scale * sigmoid(f[:, 1]) - (scale - 1) / 2 + i) / h
                units = (w, h) if kind == "region" else net
                found.append(np.stack([x, y, np.exp(f[:, 2]) * aw / units[0], np.exp(f[:, 3]) * ah / units[1]], axis=-1))
                kinds = softmax(f[:, 5:], -1) if exclusive else sigmoid(f[:, 5:])
                scores.append(sigmoid(f[:, 4:5]) * kinds)
    return np.stack(found, axis=1), np.stack(scores, axis=1)


class Network:
    def __init__(self, cfg, seed, version, order="darknet", scale=1.0):
        self.random = np.random.default_rng(seed)
        self.sections, self.version, self.order, self.scale = parse(cfg), version, order, scale
        self.stored = []  # the numbers of the weights file

    def draw(self, count, low, high):
        values = self.random.uniform(low, high, count).astype(np.float32)
        self.stored.append(values)
        return values.astype(np.float64)

    def normalization(self, filters):
        return self.draw(filters, 0.5, 1.5), self.draw(filters, -0.5, 0.5), self.draw(filters, 0.2, 2)

    @staticmethod
    def normalized(y, beta, stored):
        gamma, mean, variance = stored
        shape = (1, -1) + (1,) * (y.ndim - 2)
        y = (y - mean.reshape(shape)) / np.sqrt(variance.reshape(shape) + 1e-5)
        return y * gamma.reshape(shape) + beta.reshape(shape)

    def convolutional(self, x, o):
        filters, k, groups = int(o.get("filters", 1)), int(o.get("size", 1)), int(o.get("groups", 1))
        padding = k // 2 if int(o.get("pad", 0)) else int(o.get("padding", 0))
        c, dilation, normalize = x.shape[1], int(o.get("dilation", 1)), int(o.get("batch_normalize", 0))
        bias = self.draw(filters, -0.5, 0.5)
        stored = self.normalization(filters) if normalize else None
        spread = self.scale * (3 / (c // groups * k * k)) ** 0.5
        kernel = self.draw(filters * (c // groups) * k * k, -spread, spread)
        if int(o.get("flipped", 0)):
            kernel = kernel.reshape(c * k * k, filters).T
        kernel = kernel.reshape(filters, c // groups, k, k)
        y = convolution(x, kernel, int(o.get("stride", 1)), padding * dilation, dilation, groups)
        y = self.normalized(y, bias, stored) if normalize else y + bias.reshape(1, -1, 1, 1)
        return ACTIVATIONS[o.get("activation", "logistic")](y)

    def connected(self, x, o):
        units = int(o["output"])
        x = x.reshape(x.shape[0], -1)
        bias = self.draw(units, -0.5, 0.5)
        spread = (3 / x.shape[1]) ** 0.5
        kernel = self.draw(units * x.shape[1], -spread, spread)
        turned = self.version[0] > 1000 or self.version[1] > 1000
        y = x @ (kernel.reshape(-1, units) if turned else kernel.reshape(units, -1).T)
        if int(o.get("batch_normalize", 0)):
            y = self.normalized(y, bias, self.normalization(units))
        else:
            y = y + bias
        return ACTIVATIONS[o.get("activation", "logistic")](y)[:, :, None, None]

    def run(self, picture):
        """picture [n, h, w, c], or [n, c]; gives the outputs by their names in the model."""
        net = self.sections[0][1]
        flat = picture.ndim == 2
        x = picture.astype(np.float64)[:, :, None, None] if flat else picture.astype(np.float64).transpose(0, 3, 1, 2)
        results, outputs, found = [], {}, []
        heads = sum(kind in ("region", "yolo") for kind, _ in self.sections)
        for i, (kind, o) in enumerate(self.sections[1:]):
            at = lambda number: results[int(number) if int(number) >= 0 else i + int(number)]
            if kind == "convolutional":
                x = self.convolutional(x, o)
            elif kind == "connected":
                x = self.connected(x, o)
            elif kind == "maxpool":
                size = int(o.get("size", o.get("stride", 1)))
                x = max_pool(x, size, int(o.get("stride", 1)), int(o.get("padding", size - 1)))
            elif kind == "avgpool":
                x = x.mean(axis=(2, 3), keepdims=True)
            elif kind == "route":
                groups, group = int(o.get("groups", 1)), int(o.get("group_id", 0))
                parts = [at(number) for number in o["layers"].split(",")]
                x = np.concatenate([np.split(part, groups, axis=1)[group] for part in parts], axis=1)
            elif kind == "reorg":
                reverse, s = int(o.get("reverse", 0)), int(o["stride"])
                x = space_to_depth(x, s) if self.order == "space_to_depth" and not reverse else reorg(x, s, reverse)
            elif kind == "shortcut":
                x = x + sum(at(number) for number in o["from"].split(","))
                x = ACTIVATIONS[o.get("activation", "linear")](x)
            elif kind == "upsample":
                s = int(o["stride"])
                x = x.repeat(s, axis=2).repeat(s, axis=3) * float(o.get("scale", 1))
            elif kind == "activation":
                x = ACTIVATIONS[o["activation"]](x)
            elif kind == "softmax":
                x = softmax(x.reshape(x.shape[0], -1, 1, 1) / float(o.get("temperature", 1)), 1)
            elif kind in ("region", "yolo"):
                pairs = np.array([float(v) for v in o["anchors"].split(",")]).reshape(-1, 2)
                if "mask" in o:
                    pairs = pairs[[int(v) for v in o["mask"].split(",")]]
                outputs["features" + (f"_{i}" if heads > 1 else "")] = x.transpose(0, 2, 3, 1)
                found.append(boxes(x, pairs, int(o["classes"]), kind, int(o.get("softmax", 0)) and kind == "region",
                                   (int(net["width"]), int(net["height"])), float(o.get("scale_x_y", 1))))
            else:
                assert kind in ("dropout", "cost"), kind
            results.append(x)
        last = [kind for kind, _ in self.sections if kind != "cost"][-1]
        if found:
            outputs["boxes"] = np.concatenate([one[0] for one in found], axis=1)
            outputs["scores"] = np.concatenate([one[1] for one in found], axis=1)
        if last not in ("region", "yolo"):
            name = "probabilities" if last == "softmax" else "y"
            outputs[name] = x[:, :, 0, 0] if self.ends_flat() else x.transpose(0, 2, 3, 1)
        return outputs

    def ends_flat(self):
        """Results of these have no axes of pictures in the model."""
        kinds = [kind for kind, _ in self.sections if kind not in ("cost", "dropout", "activation")]
        return kinds[-1] in ("connected", "avgpool", "softmax")

    def weights(self):
        seen = 64123
        wide = self.version[0] < 1000 and self.version[1] < 1000 and self.version[0] * 10 + self.version[1] >= 2
        head = struct.pack("<iii", *self.version) + struct.pack("<q" if wide else "<i", seen)
        return head + b"".join(values.astype("<f4").tobytes() for values in self.stored)


def net(height, width, channels=3):
    return f"[net]\nheight={height}\nwidth={width}\nchannels={channels}\n"


def section(kind, **options):
    return f"\n[{kind}]\n" + "".join(f"{key}={value}\n" for key, value in options.items())


def conv(filters, size, activation="leaky", **options):
    return section("convolutional", batch_normalize=1, filters=filters, size=size, stride=options.pop("stride", 1), pad=1,
                   activation=activation, **options)


def plain(filters, size=1, activation="linear", **options):
    return section("convolutional", filters=filters, size=size, stride=options.pop("stride", 1), pad=1,
                   activation=activation, **options)


def every_activation():
    text, joined = net(3, 4) + plain(8), []
    for index, name in enumerate(ACTIVATIONS):
        text += section("route", layers=0) + plain(3, 1, name)
        joined.append(2 + 2 * index)
    first = joined[-1] + 1
    for index, name in enumerate(ACTIVATIONS):
        text += section("route", layers=0) + section("activation", activation=name)
        joined.append(first + 1 + 2 * index)
    return text + section("route", layers=",".join(map(str, joined)))


CASES = {
    "activations": dict(cfg=every_activation(), scale=2.0, picture=2.0),
    "defaults": dict(cfg=net(4, 5, 2) + section("convolutional", filters=3, size=3, pad=1)
                     + section("convolutional", filters=2, size=2) + section("maxpool", stride=2)),
    "convolutions": dict(
        cfg=net(11, 9) + conv(6, 3) + conv(8, 3, stride=2) + plain(6, 2, "relu")
        + section("convolutional", filters=4, size=3, stride=2, padding=2, activation="tanh", batch_normalize=1)
        + conv(8, 5, groups=2, activation="mish") + conv(8, 3, groups=8, activation="swish")
        + conv(6, 3, dilation=2, activation="elu") + section("convolutional", filters=5, size=3, activation="ramp", flipped=1)
        + plain(4, 1, groups=1)),
    "one_kind": dict(cfg=net(7, 6) + conv(4, 3) + conv(5, 3) + conv(6, 1), version=(0, 1, 0)),
    "strides": dict(cfg=net(12, 13) + plain(4, 3, "relu", stride=2) + plain(5, 3, "relu", stride=2)
                    + plain(3, 1, "relu", stride=2)),
    "pools": dict(
        cfg=net(13, 10) + conv(4, 3) + section("maxpool", size=2, stride=2) + section("maxpool", size=2, stride=1)
        + section("maxpool", size=3, stride=1) + section("maxpool", size=5, stride=1) + section("route", layers="-1,-2,-3,-4")
        + section("maxpool", size=3, stride=2) + section("route", layers="0") + section("maxpool", size=3, stride=2, padding=0)
        + section("route", layers="0") + section("maxpool", size=3, stride=3, padding=1) + section("upsample", stride=1)
        + section("route", layers="0") + section("maxpool", size=4, stride=2, padding=1)
        + section("maxpool", size=1, stride=1) + plain(3, 1)),
    "negative_pools": dict(cfg=net(7, 8, 2) + section("activation", activation="relie") + section("maxpool", size=3, stride=2)
                           + section("maxpool", size=2, stride=1), picture=-3.0),
    "residuals": dict(
        cfg=net(8, 8) + conv(8, 3) + conv(4, 1) + conv(8, 3) + section("shortcut", **{"from": -3, "activation": "linear"})
        + conv(4, 1) + conv(8, 3) + section("shortcut", **{"from": "-3", "activation": "leaky"}) + conv(8, 3, stride=2)
        + section("upsample", stride=2) + section("shortcut", **{"from": "3,0", "activation": "linear"})
        + section("route", layers=-1, groups=2, group_id=1) + conv(4, 3) + section("route", layers="-1,-3")
        + section("route", layers="-1,3", groups=4, group_id=3) + section("upsample", stride=3, scale=0.5)),
    "reorg": dict(cfg=net(8, 12) + conv(8, 3) + section("reorg", stride=2) + conv(12, 1) + section("reorg", stride=2, reverse=1)),
    "reorg_tensorflow": dict(cfg=net(6, 9) + plain(18, 1) + section("reorg", stride=3) + plain(5, 1), order="space_to_depth"),
    "reorg_of_three": dict(cfg=net(6, 9) + plain(18, 1) + section("reorg", stride=3) + plain(5, 1)),
    "classifier": dict(
        cfg=net(16, 16) + conv(6, 3) + section("maxpool", size=2, stride=2) + conv(10, 3) + section("dropout", probability=".5")
        + plain(7, 1) + section("avgpool") + section("softmax", groups=1, temperature=2) + section("cost", type="sse")),
    "average_first": dict(cfg=net(9, 7) + conv(6, 3, stride=2) + section("avgpool") + plain(5, 1) + section("softmax")),
    "connected": dict(
        cfg=net(6, 4) + conv(5, 3) + section("maxpool", size=2, stride=2)
        + section("connected", output=9, activation="relu", batch_normalize=1) + section("dropout")
        + section("connected", output=8, activation="leaky") + section("connected", output=4, activation="linear")
        + section("softmax")),
    "connected_transposed": dict(cfg=net(4, 3) + section("connected", output=7, activation="tanh")
                                 + section("connected", output=3), version=(0, 1001, 0)),
    "numbers": dict(cfg="[net]\ninputs=6\n" + section("connected", output=5, activation="relu")
                    + section("connected", output=3, activation="linear"), version=(1001, 0, 0)),
    "region": dict(
        cfg=net(32, 48) + conv(4, 3) + section("maxpool", size=2, stride=2) + conv(8, 3) + section("maxpool", size=2, stride=2)
        + conv(8, 3) + section("route", layers=-3) + conv(4, 1) + section("reorg", stride=2) + section("route", layers="-1,-4")
        + conv(12, 3) + plain(16, 1) + section("region", anchors="1.08,1.19,  3.42,4.41", classes=3, coords=4, num=2, softmax=1)),
    "region_without_softmax": dict(
        cfg=net(6, 9) + plain(21, 1) + section("region", anchors="0.5,1, 1.,2.25, 3,1", classes=2, num=3)),
    "yolo": dict(
        cfg=net(16, 24) + conv(4, 3, stride=2) + conv(8, 3, stride=2) + conv(8, 3, stride=2) + plain(16, 1)
        + section("yolo", mask="2,3", anchors="10,14, 23,27, 37,58, 81,82", classes=3, num=4, scale_x_y=1.05)
        + section("route", layers=-3) + conv(4, 1) + section("upsample", stride=2) + section("route", layers="-1,1")
        + conv(6, 3) + plain(16, 1) + section("yolo", mask="0,1", anchors="10,14, 23,27, 37,58, 81,82", classes=3, num=4)),
    "one_head": dict(cfg=net(4, 4) + plain(18, 1) + section("yolo", anchors="2,3, 4,1, 5,5", classes=1, num=3)),
    "loops": dict(
        cfg=net(6, 5) + conv(6, 3)
        + (conv(4, 1) + conv(6, 3) + section("shortcut", **{"from": -3, "activation": "linear"})) * 3 + conv(5, 1)
        + conv(8, 3) + (conv(4, 1, "mish") + conv(8, 3)) * 3 + section("dropout") * 5
        + (section("route", layers=-1, groups=2, group_id=1) + plain(4, 3, "relu") + section("route", layers="-1,-2")) * 4
        + section("route", layers="9,-1") + plain(3, 1)),
}


def main():
    os.makedirs(FOLDER, exist_ok=True)
    for seed, (name, case) in enumerate(CASES.items()):
        network = Network(case["cfg"], seed, case.get("version", (0, 2, 0)), case.get("order", "darknet"), case.get("scale", 1.0))
        options = network.sections[0][1]
        shape = (2, int(options["inputs"])) if "inputs" in options else (
            2, int(options["height"]), int(options["width"]), int(options["channels"]))
        picture = (network.random.uniform(0, 1, shape) * case.get("picture", 1.0)).astype(np.float32)
        outputs = network.run(picture)
        path = os.path.join(FOLDER, name)
        with open(path + ".cfg", "w") as file:
            file.write(f"# The case `{name}` of tests/oracle/darknet.py\n" + case["cfg"])
        with open(path + ".weights", "wb") as file:
            file.write(network.weights())
        save_file({"image": picture} | {key: np.ascontiguousarray(v, np.float32) for key, v in outputs.items()},
                  path + ".safetensors")
        print(name, {key: (v.shape, round(float(np.abs(v).max()), 3)) for key, v in outputs.items()})


main()
