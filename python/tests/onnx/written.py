"""Graphs node by node, as exporters write them: `g = Graph(17, x="float[n, 3, 8, 8]")`, `y = g.Relu(g.Conv(g.x, kernel))`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

Make = Callable[..., Any]


class Graph:
    """Methods are operators. An array among the operands becomes an initializer, none an operand that is left out; `outputs`
    says how many results there are, `at` where the module stands whose name the node carries."""

    def __init__(self, opset: int, **inputs: str) -> None:
        self.opset = opset
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self.rng = np.random.default_rng(len(inputs) + opset)
        self.count: dict[str, int] = {}
        header = ", ".join(f"{kind} {name}" for name, kind in inputs.items())
        self.inputs = onnx.parser.parse_graph(f"g ({header}) => (float[] unused) {{ }}").input
        for name in inputs:
            setattr(self, name, name)

    def weight(self, *shape: int, scale: float | None = None) -> np.ndarray:
        """Random numbers that leave sums about as large as what they add up."""
        fan = float(np.prod(shape[1:])) if len(shape) > 1 else 4.0
        return (self.rng.standard_normal(shape) * (scale or fan**-0.5)).astype(np.float32)

    def __getattr__(self, op: str) -> Make:
        if not op[0].isupper():
            raise AttributeError(op)

        def make(*operands: Any, outputs: int = 1, at: str = "", **attributes: Any) -> Any:
            number = self.count[at + op] = self.count.get(at + op, -1) + 1
            name = f"{at}/{op}" + (f"_{number}" if number else "")
            names = [self._operand(v, f"{at.strip('/').replace('/', '.')}.{op.lower()}{number}", i) for i, v in enumerate(operands)]
            results = [f"{name}_output_{i}" for i in range(outputs)]
            self.nodes.append(helper.make_node(op, names, results, name=name, **attributes))
            return results[0] if outputs == 1 else results

        return make

    def _operand(self, value: Any, node: str, place: int) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        name = node.strip(".") + "." + ("weight" if place == 1 else "bias" if place == 2 else f"operand{place}")
        self.tensors.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def model(self, **outputs: str) -> onnx.ModelProto:
        """The model with `outputs`: names of values by what the file calls them."""
        for name, value in outputs.items():
            self.nodes.append(helper.make_node("Identity", [value], [name]))
        unknown = [helper.make_value_info(name, onnx.TypeProto()) for name in outputs]
        graph = helper.make_graph(self.nodes, "main_graph", self.inputs, unknown, self.tensors)
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=8 if self.opset > 9 else 4)
        if self.opset < 10:  # files of old exporters list tensors as inputs, too
            made.graph.input.extend(helper.make_tensor_value_info(t.name, t.data_type, t.dims) for t in self.tensors)
        inferred = onnx.shape_inference.infer_shapes(made, data_prop=True)
        del inferred.graph.value_info[:]
        return inferred


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def scalar(value: float) -> np.ndarray:
    return np.array(value, np.float32)
