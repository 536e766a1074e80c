"""Nodes that exporters write for one operator of ONNX, as that operator."""

from __future__ import annotations

from collections import Counter
from typing import Optional

import numpy as np
import onnx

from . import reader

Nodes = list[onnx.NodeProto]


def fused(graph: onnx.GraphProto) -> Nodes:
    """The nodes of a graph, with layer normalizations that are written out as `LayerNormalization`, and products with
    weights that a bias follows as `Gemm`."""
    found = _Graph(graph)
    replaced: dict[int, onnx.NodeProto] = {}
    dropped: set[int] = set()
    for node in graph.node:
        match = found.layer_normalization(node) or found.dense(node)
        if match is not None:
            made, inner = match
            dropped.update(id(n) for n in inner)
            replaced[id(inner[-1])] = made
    return [replaced.get(id(n), n) for n in graph.node if id(n) in replaced or id(n) not in dropped]


class _Graph:
    def __init__(self, graph: onnx.GraphProto) -> None:
        self.made = {o: n for n in graph.node for o in n.output}
        self.uses: Counter[str] = Counter(i for n in graph.node for i in _reads(n))
        self.uses.update(o.name for o in graph.output)
        self.readers: dict[str, Nodes] = {}
        for n in graph.node:
            for i in n.input:
                self.readers.setdefault(i, []).append(n)
        self.tensors = {t.name: t for t in graph.initializer}

    def number(self, name: str) -> Optional[float]:
        """The value of a constant of one element."""
        if name in self.tensors:
            value = reader.array(self.tensors[name])
        elif name in self.made and self.made[name].op_type == "Constant":
            value = reader.attributes(self.made[name], {}).get("value")
        else:
            return None
        return float(np.asarray(value).reshape(-1)[0]) if value is not None and np.size(value) == 1 else None

    def layer_normalization(self, mean: onnx.NodeProto) -> Optional[tuple[onnx.NodeProto, Nodes]]:
        """From a mean over the last axis on: `(x - mean) / sqrt(mean((x - mean) ** 2) + epsilon) * scale + offset`."""
        if mean.op_type != "ReduceMean" or not self._last_axis(mean):
            return None
        x = mean.input[0]
        subs = [n for n in self.readers.get(mean.output[0], []) if n.op_type == "Sub" and list(n.input) == [x, mean.output[0]]]
        if not subs or len(subs) > 2 or self.uses[mean.output[0]] != len(subs):
            return None
        powers = [p for s in subs for p in self.readers.get(s.output[0], []) if self._squares(p, s.output[0])]
        if len(powers) != 1:
            return None
        chain: Nodes = [mean, *subs, powers[0]]
        for op in ("ReduceMean", "Add", "Sqrt", "Div"):
            following = self.readers.get(chain[-1].output[0], [])
            if len(following) != 1 or following[0].op_type != op or self.uses[chain[-1].output[0]] != 1:
                return None
            chain.append(following[0])
        variance, add, root, div = chain[-4:]
        epsilon = next((v for i in add.input if (v := self.number(i)) is not None), None)
        if not self._last_axis(variance) or epsilon is None or div.input[1] != root.output[0]:
            return None
        if div.input[0] not in [s.output[0] for s in subs] or self._read_elsewhere(subs, [powers[0], div]):
            return None
        scale = self._next(div, "Mul")
        if scale is None:
            return None
        chain.append(scale[0])
        operands = [x, scale[1]]
        offset = self._next(scale[0], "Add")
        if offset is not None:
            chain.append(offset[0])
            operands.append(offset[1])
        made = onnx.helper.make_node(
            "LayerNormalization", operands, [chain[-1].output[0]], name=chain[-1].name, axis=-1, epsilon=epsilon
        )
        return made, chain

    def dense(self, product: onnx.NodeProto) -> Optional[tuple[onnx.NodeProto, Nodes]]:
        """`x @ kernel + bias`. The row of `Gemm` takes an x of any rank."""
        if product.op_type != "MatMul" or not self._is_weight(product.input[1], 2):
            return None
        following = self._next(product, "Add")
        if following is None or not self._is_weight(following[1], 1):
            return None
        add, bias = following
        if self.tensors[bias].dims[0] != self.tensors[product.input[1]].dims[1]:
            return None
        operands = [product.input[0], product.input[1], bias]
        return onnx.helper.make_node("Gemm", operands, [add.output[0]], name=add.name), [product, add]

    def _is_weight(self, name: str, rank: int) -> bool:
        t = self.tensors.get(name)
        return t is not None and len(t.dims) == rank and t.data_type == onnx.TensorProto.FLOAT

    def _last_axis(self, node: onnx.NodeProto) -> bool:
        attributes = reader.attributes(node, {})
        if attributes.get("keepdims", 1) != 1:
            return False
        axes = attributes.get("axes")
        if axes is None and len(node.input) > 1:
            value = self.number(node.input[1])
            axes = None if value is None else [value]
        return axes is not None and list(axes) == [-1]

    def _squares(self, node: onnx.NodeProto, name: str) -> bool:
        if node.op_type == "Mul":
            return list(node.input) == [name, name]
        return node.op_type == "Pow" and node.input[0] == name and self.number(node.input[1]) == 2.0

    def _read_elsewhere(self, nodes: Nodes, readers: Nodes) -> bool:
        allowed = {id(r) for r in readers}
        return any(
            id(r) not in allowed for n in nodes for r in self.readers.get(n.output[0], [])
        ) or any(self.uses[n.output[0]] != sum(list(r.input).count(n.output[0]) for r in readers) for n in nodes)

    def _next(self, node: onnx.NodeProto, op: str) -> Optional[tuple[onnx.NodeProto, str]]:
        """The only reader of a node's result, where it is an operator with a tensor of the file; and that tensor."""
        following = self.readers.get(node.output[0], [])
        if len(following) != 1 or following[0].op_type != op or self.uses[node.output[0]] != 1:
            return None
        others = [i for i in following[0].input if i != node.output[0]]
        held = len(others) == 1 and (others[0] in self.tensors and len(self.tensors[others[0]].dims) == 1 or self._vector(others[0]))
        return (following[0], others[0]) if held else None

    def _vector(self, name: str) -> bool:
        node = self.made.get(name)
        if node is None or node.op_type != "Constant":
            return False
        return np.ndim(reader.attributes(node, {}).get("value")) == 1


def _reads(node: onnx.NodeProto) -> list[str]:
    """The values that a node reads, those that its graphs read among them."""
    read = list(node.input)
    for a in node.attribute:
        if a.type == onnx.AttributeProto.GRAPH:
            read += [i for inner in a.g.node for i in _reads(inner)] + [o.name for o in a.g.output]
    return read
