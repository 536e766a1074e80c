"""ONNX graphs of this folder in PyTorch, eagerly and compiled: each operation is one of PyTorch's."""

import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn import functional as F


def padded(x, pads, value):
    """The input, and what is left for the operation itself to pad: edges that are alike."""
    top, left, bottom, right = pads
    if (top, left) == (bottom, right):
        return x, (top, left)
    return F.pad(x, (left, right, top, bottom), value=value), (0, 0)


def conv(a, x, kernel, bias=None):
    x, padding = padded(x, a["pads"], 0.0)
    return F.conv2d(x, kernel, bias, a["strides"], padding, 1, a["group"])


def max_pool(a, x):
    x, padding = padded(x, a["pads"], float("-inf"))
    return F.max_pool2d(x, a["kernel_shape"], a["strides"], padding)


def batch_norm(a, x, gamma, beta, mean, variance):
    return F.batch_norm(x, mean, variance, gamma, beta, eps=a["epsilon"])


def space_to_depth(a, x):
    """ONNX puts the place in a block before the channel, `pixel_unshuffle` behind it."""
    size = a["blocksize"]
    x = F.pixel_unshuffle(x, size)
    return x.unflatten(1, (-1, size * size)).transpose(1, 2).flatten(1, 2)


def reordered(array, order):
    """ONNX's gates, in PyTorch's order."""
    parts = array.chunk(len(order))
    return torch.cat([parts[i] for i in order])


def recurrent(kind, order):
    """A layer of PyTorch with the graph's weights: over [steps, batch, features], the last state of the one direction."""

    def make(a, weights):
        kernel, state, bias = (w[0] for w in weights)
        layer = kind(kernel.shape[1], a["hidden_size"])
        given = (kernel, state, *bias.chunk(2))
        with torch.no_grad():
            for parameter, value in zip(layer.parameters(), given, strict=True):
                parameter.copy_(reordered(value, order))

        return lambda x: layer(x)[0][-1:]

    return make


OPERATIONS = {
    "Add": lambda a, x, y: x + y,
    "BatchNormalization": batch_norm,
    "Clip": lambda a, x, low, high: x.clamp(low, high),
    "Concat": lambda a, *x: torch.cat(x, a["axis"]),
    "Conv": conv,
    "Div": lambda a, x, y: x / y,
    "Flatten": lambda a, x: x.flatten(1),
    "Gelu": lambda a, x: F.gelu(x),
    "Gemm": lambda a, x, kernel, bias: torch.addmm(bias, x, kernel),
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "Identity": lambda a, x: x,
    "LayerNormalization": lambda a, x, gamma, beta: F.layer_norm(x, gamma.shape, gamma, beta, a["epsilon"]),
    "LeakyRelu": lambda a, x: F.leaky_relu(x, a["alpha"]),
    "MatMul": lambda a, x, y: x @ y,
    "Max": lambda a, x, least: x.clamp_min(least),
    "MaxPool": max_pool,
    "Neg": lambda a, x: -x,
    "ReduceL2": lambda a, x, axes: torch.linalg.vector_norm(x, dim=axes, keepdim=True),
    "ReduceMean": lambda a, x, axes: x.mean(axes, keepdim=True),
    "Relu": lambda a, x: F.relu(x),
    "Reshape": lambda a, x, shape: x.reshape(shape),
    "Softmax": lambda a, x: x.softmax(a["axis"]),
    "SpaceToDepth": space_to_depth,
    "Sub": lambda a, x, y: x - y,
    "Transpose": lambda a, x: x.permute(a["perm"]),
}
# Gates: ONNX has i o f c and z r h, PyTorch i f c o and r z h.
RECURRENT = {"LSTM": recurrent(nn.LSTM, (0, 2, 3, 1)), "GRU": recurrent(nn.GRU, (1, 0, 2))}


class Network(nn.Module):
    def __init__(self, graph):
        super().__init__()
        self.fixed, self.steps = {}, []
        kernels = {node.input[1] for node in graph.node if node.op_type == "Conv"}
        for constant in graph.initializer:
            value = torch.from_numpy(numpy_helper.to_array(constant).copy())
            if not value.is_floating_point():  # axes and shapes
                self.fixed[constant.name] = value.tolist()
            elif value.dim() == 0:
                self.fixed[constant.name] = value.item()
            else:
                if constant.name in kernels:
                    value = value.contiguous(memory_format=torch.channels_last)
                self.register_buffer(constant.name, value)
        for node in graph.node:
            attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type in RECURRENT:
                call = RECURRENT[node.op_type](attributes, [getattr(self, name) for name in node.input[1:]])
                self.steps.append((call, list(node.input[:1]), node.output[1]))
                continue
            operation = OPERATIONS[node.op_type]
            call = (lambda operation, attributes: lambda *inputs: operation(attributes, *inputs))(operation, attributes)
            self.steps.append((call, list(node.input), node.output[0]))

    def forward(self, x):
        values = {**self.fixed, **dict(self.named_buffers()), "x": x}
        for call, inputs, output in self.steps:
            values[output] = call(*(values[name] for name in inputs))
        return values["y"]


class Torch:
    def __init__(self, graph, x, threads, compiled=False):
        torch.set_num_threads(threads)
        made = onnx.load(graph).graph
        self.x = torch.from_numpy(x).reshape([d.dim_value for d in made.input[0].type.tensor_type.shape.dim])
        if self.x.dim() == 4:  # channels last in memory: the faster one here
            self.x = self.x.contiguous(memory_format=torch.channels_last)
        self.network = Network(made).eval()
        if compiled:  # with weights as constants, which are laid out beforehand
            torch._inductor.config.freezing = True
            self.network = torch.compile(self.network)

    @torch.inference_mode()
    def call(self):
        self.y = self.network(self.x)

    def output(self):
        return self.y.numpy()


class TorchCompiled(Torch):
    def __init__(self, *arguments):
        super().__init__(*arguments, compiled=True)
