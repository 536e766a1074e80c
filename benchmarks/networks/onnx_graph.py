"""Builds ONNX graphs in the layout that is natural to ONNX (NCHW) from weights in Keras's layout, by name."""

import math

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


class Graph:
    """Nodes are added one by one; each function returns its output's name. `weights` are arrays by name, and `prefix`
    stands before every name that a layer is given."""

    def __init__(self, weights, prefix=""):
        self.weights, self.prefix = weights, prefix
        self.nodes, self.constants, self.count = [], [], 0

    def add(self, operation, *inputs, **attributes):
        self.count += 1
        name = f"v{self.count}"
        self.nodes.append(helper.make_node(operation, list(inputs), [name], **attributes))
        return name

    def constant(self, value, dtype=numpy.float32):
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(numpy.array(value, dtype=dtype, order="C"), name))
        return name

    def weight(self, name):
        return self.weights[self.prefix + name]

    def conv(self, x, name, stride=1, pads=(0, 0, 0, 0), bias=True, depthwise=False):
        """`pads`: top, left, bottom, right. The kernel is [h, w, in, out], of a depthwise convolution [h, w, in, 1]."""
        kernel = self.weight(name + "/kernel").transpose((2, 3, 0, 1) if depthwise else (3, 2, 0, 1))
        inputs = [x, self.constant(kernel)] + ([self.constant(self.weight(name + "/bias"))] if bias else [])
        return self.add("Conv", *inputs, kernel_shape=kernel.shape[2:], strides=[stride, stride], pads=list(pads),
                        group=kernel.shape[0] if depthwise else 1)

    def batch_norm(self, x, name, epsilon):
        parts = [self.constant(self.weight(f"{name}/{part}")) for part in ("gamma", "beta", "moving_mean", "moving_variance")]
        return self.add("BatchNormalization", x, *parts, epsilon=epsilon)

    def dense(self, x, name, kernel=None):
        kernel = self.weight(name + "/kernel") if kernel is None else kernel
        return self.add("Gemm", x, self.constant(kernel), self.constant(self.weight(name + "/bias")))

    def pool(self, kind, x, size, stride, pads=(0, 0, 0, 0)):
        return self.add(kind, x, kernel_shape=[size, size], strides=[stride, stride], pads=list(pads))

    def project(self, x, kernel, bias):
        """A dense layer over the last axis of a tensor of any rank."""
        return self.add("Add", self.add("MatMul", x, self.constant(kernel)), self.constant(bias))

    def reshape(self, x, shape):
        return self.add("Reshape", x, self.constant(shape, numpy.int64))

    def model(self, x_shape, y_shape, y):
        """The whole, with one input `x` and one output, checked, with all shapes inferred."""
        self.nodes.append(helper.make_node("Identity", [y], ["y"]))
        graph = helper.make_graph(
            self.nodes, "network", [helper.make_tensor_value_info("x", TensorProto.FLOAT, x_shape)],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, y_shape)], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
        onnx.checker.check_model(model)
        return onnx.shape_inference.infer_shapes(model, strict_mode=True)


def multiply_adds(model):
    """Those of convolutions, products and recurrent layers; places that padding adds count."""
    shapes = {c.name: list(c.dims) for c in model.graph.initializer}
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        shapes[value.name] = [d.dim_value for d in value.type.tensor_type.shape.dim]
    total = 0
    for node in model.graph.node:
        given = [shapes.get(name) for name in node.input]
        if node.op_type == "Conv":
            total += math.prod(shapes[node.output[0]]) * math.prod(given[1][1:])
        elif node.op_type in ("MatMul", "Gemm"):
            total += math.prod(shapes[node.output[0]]) * given[0][-1]
        elif node.op_type in ("LSTM", "GRU"):
            total += given[0][0] * given[0][1] * (math.prod(given[1]) + math.prod(given[2]))
    return total
