"""Reading a file: what it must be before its graph is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
import onnx
from google.protobuf.message import DecodeError
from onnx import TensorProto

from .table import Unsupported

# Element types of files and the language's. Half precision is computed in f32, which holds all its values.
ELEMENT_TYPES = {
    TensorProto.FLOAT: "f32",
    TensorProto.FLOAT16: "f32",
    TensorProto.BFLOAT16: "f32",
    TensorProto.DOUBLE: "f64",
    TensorProto.INT32: "i32",
    TensorProto.INT64: "i64",
    TensorProto.BOOL: "bool",
    TensorProto.UINT8: "u8",
    TensorProto.INT8: "i8",
}

OPSETS = range(7, 27)
_LARGEST_SIZE = 1 << 40


def read(path: Path) -> onnx.ModelProto:
    """The model in a file, checked; `Unsupported` says what is wrong with it."""
    try:
        model = onnx.load(str(path))
    except (DecodeError, ValueError) as error:
        raise Unsupported(f"`{path.name}` is not an ONNX file, or is damaged: {_first_line(error)}") from error
    except onnx.checker.ValidationError as error:
        raise Unsupported(f"`{path.name}` names tensors that cannot be read: {_first_line(error)}") from error
    check(model, path.name)
    return model


def check(model: onnx.ModelProto, name: str) -> None:
    """Raises `Unsupported` where a model is not well-formed."""
    if not model.HasField("graph") or not model.graph.output:
        raise Unsupported(f"`{name}` is not an ONNX file, or is damaged: it has no graph with outputs")
    version = opset(model)
    if version not in OPSETS:
        raise Unsupported(
            f"`{name}` is of opset {version}; opsets {OPSETS[0]} to {OPSETS[-1]} are read",
            "convert it with onnx.version_converter.convert_version",
        )
    # Exporters leave out the shapes of outputs that they do not know; the checker alone wants them.
    shapeless = [v.type.tensor_type for v in model.graph.output if v.type.HasField("tensor_type") and not v.type.tensor_type.HasField("shape")]
    for v in shapeless:
        v.shape.SetInParent()
    try:
        if model.ByteSize() < 1 << 31:
            onnx.checker.check_model(model)
    except (onnx.checker.ValidationError, ValueError, TypeError) as error:
        raise Unsupported(f"`{name}` is not well-formed: {_first_line(error)}") from error
    finally:
        for v in shapeless:
            v.ClearField("shape")


def opset(model: onnx.ModelProto, domain: str = "") -> int:
    """The version of a domain's operators that a model uses."""
    for entry in model.opset_import:
        if entry.domain == domain or not domain and entry.domain == "ai.onnx":
            return int(entry.version)
    return 1


def array(tensor: onnx.TensorProto) -> np.ndarray:
    """A tensor of a file as an array of a dtype that the language has; f16 and bf16 as f32."""
    shape = [int(d) for d in tensor.dims]
    if any(d < 0 for d in shape) or int(np.prod(shape, dtype=object)) > _LARGEST_SIZE:
        raise Unsupported(f"tensor `{tensor.name}` has the impossible shape {shape}")
    try:
        value = onnx.numpy_helper.to_array(tensor)
    except (ValueError, TypeError, KeyError) as error:
        raise Unsupported(f"tensor `{tensor.name}` {shape} is damaged: {_first_line(error)}") from error
    return widened(value)


def widened(value: np.ndarray) -> np.ndarray:
    if value.dtype in (np.dtype(np.float16), np.dtype(ml_dtypes.bfloat16)):
        return value.astype(np.float32)
    if value.dtype in (np.dtype(np.int16), np.dtype(np.uint16)):
        return value.astype(np.int32)
    if value.dtype in (np.dtype(np.uint32), np.dtype(np.uint64)):
        return value.astype(np.int64)
    return value


def element_type(code: int, what: str) -> str:
    """The language's dtype for an element type of a file."""
    if code not in ELEMENT_TYPES:
        name = TensorProto.DataType.Name(code) if code in TensorProto.DataType.values() else str(code)
        raise Unsupported(f"{what} has the element type {name}, which the language does not have")
    return ELEMENT_TYPES[code]


def attributes(node: onnx.NodeProto, outer: dict[str, Any]) -> dict[str, Any]:
    """A node's attributes as Python values; those that refer to a function's are looked up in `outer`."""
    result: dict[str, Any] = {}
    for a in node.attribute:
        if a.ref_attr_name:
            if a.ref_attr_name in outer:
                result[a.name] = outer[a.ref_attr_name]
            continue
        value = onnx.helper.get_attribute_value(a)
        if a.type == onnx.AttributeProto.TENSOR:
            value = array(value)
        result[a.name] = value
    return result


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
