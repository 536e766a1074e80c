"""Quantized operators: refused, each with what to do."""

from __future__ import annotations

from ..table import Node, Unsupported, operator
from ..tensor import Tensor


@operator(
    "QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear", "QLinearConv", "QLinearMatMul", "ConvInteger"
)
def quantized(node: Node) -> Tensor:
    raise Unsupported(f"`{node.op}` computes with quantized numbers", "export the network in floating point")
