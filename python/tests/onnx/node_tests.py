"""ONNX's node tests as they are shipped with the package: models with inputs and outputs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from modelc.onnx import Imported, import_model
from modelc.onnx.importer import Undecided
from modelc.problems import ImportFailed

# The element types of inputs and outputs that the language computes with.
_TYPES = {onnx.TensorProto.FLOAT, onnx.TensorProto.DOUBLE, onnx.TensorProto.INT32, onnx.TensorProto.INT64, onnx.TensorProto.BOOL}


@dataclass
class NodeTest:
    """A test with what it allows, as ONNX states it."""

    name: str
    model: onnx.ModelProto
    inputs: dict[str, np.ndarray]
    outputs: dict[str, np.ndarray]
    rtol: float
    atol: float


def node_tests() -> Iterator[NodeTest]:
    """All tests whose inputs and outputs are tensors of f32, f64, i32, i64 or bool."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from onnx.backend.test.loader import load_model_tests

        cases = load_model_tests(kind="node")
    for case in sorted(cases, key=lambda c: c.name):
        folder = Path(case.model_dir)
        model = onnx.load(str(folder / "model.onnx"))
        values = [*model.graph.input, *model.graph.output]
        if all(v.type.HasField("tensor_type") and v.type.tensor_type.elem_type in _TYPES for v in values):
            data = folder / "test_data_set_0"
            inputs = {v.name: _tensor(data / f"input_{i}.pb") for i, v in enumerate(model.graph.input)}
            outputs = {v.name: _tensor(data / f"output_{i}.pb") for i, v in enumerate(model.graph.output)}
            yield NodeTest(case.name, model, inputs, outputs, case.rtol, case.atol)


def _tensor(path: Path) -> np.ndarray:
    return onnx.numpy_helper.to_array(onnx.TensorProto.FromString(path.read_bytes()))


def imported(test: NodeTest, name: str) -> Imported:
    """The test's model. Node tests give shapes, axes and bounds as inputs, which files in use hold as constants: an input
    that decides about the model's form is fixed to the value that the test has for it."""
    fixed: dict[str, np.ndarray] = {}
    while True:
        try:
            return import_model(test.model, name, {}, fixed)
        except ImportFailed as failure:
            options = {o for p in failure.problems if isinstance(p, Undecided) for o in p.options}
            needed = {o.removeprefix("--fix ") for o in options} & set(test.inputs) - set(fixed)
            if not needed:
                raise
            fixed.update((n, test.inputs[n]) for n in needed)
