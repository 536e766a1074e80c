"""What the original computes: inputs, outputs and some layers' values, for `modelc verify --vectors`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import util
from typing import Any

import numpy as np
import onnx

from .dims import Dim
from .model import Imported, Port
from .reader import widened
from .table import Unsupported
from .tensor import DTYPES

# Open sizes are tried in this order until the file accepts them: networks of images need room.
_SIZES = (2, 3, 8, 32, 64, 224, 512, 1024)
# Integers are drawn below these, again until the file accepts them.
_BOUNDS = (10, 2, 1)
_LAYERS = 12
_LARGEST_LAYER = 1 << 16

Arrays = dict[str, np.ndarray]
Run = Callable[[Arrays], list[np.ndarray]]


def record(model: onnx.ModelProto, imported: Imported, inputs: Mapping[str, Any] | None = None) -> Arrays:
    """Tensors by the names of the source. `inputs` are arrays by the names of the file or the source; what is missing is
    drawn at random, the same for the same file."""
    given = {p.file: _given(p, inputs) for p in imported.inputs if inputs and (p.file in inputs or p.name in inputs)}
    layers = {n: v for n, v in imported.layers.items() if v[0] in _values(model)}
    chosen = dict(list(layers.items())[:: max(1, -(-len(layers) // _LAYERS))])
    run = _engine(model, [p.file for p in imported.outputs] + [v for v, _ in chosen.values()])
    feeds, results = _fitting(imported, given, run)
    vectors = {p.name: feeds[p.file] for p in imported.inputs}
    vectors.update((p.name, _of(p.dtype, r)) for p, r in zip(imported.outputs, results))
    for (name, (_, order)), value in zip(chosen.items(), results[len(imported.outputs) :]):
        if value.ndim == len(order) and value.size <= _LARGEST_LAYER:
            vectors.setdefault(name, widened(value.transpose(order)))
    return vectors


def _given(port: Port, inputs: Mapping[str, Any]) -> np.ndarray:
    return np.asarray(inputs[port.file] if port.file in inputs else inputs[port.name]).astype(DTYPES[port.dtype])


def _of(dtype: str, value: np.ndarray) -> np.ndarray:
    return np.asarray(value).astype(DTYPES[dtype])


def _values(model: onnx.ModelProto) -> set[str]:
    return {o for n in model.graph.node for o in n.output}


def _engine(model: onnx.ModelProto, names: list[str]) -> Run:
    """The file as a function: by ONNX Runtime where it is installed, else by ONNX's reference evaluation, which is slow."""
    wider = onnx.ModelProto()
    wider.CopyFrom(model)
    known = {o.name for o in wider.graph.output}
    wider.graph.output.extend(onnx.ValueInfoProto(name=n) for n in dict.fromkeys(names) if n not in known)
    types = {v.name: v.type.tensor_type.elem_type for v in model.graph.input}

    def fed(feeds: Arrays) -> Arrays:
        return {n: v.astype(onnx.helper.tensor_dtype_to_np_dtype(types[n])) for n, v in feeds.items()}

    if util.find_spec("onnxruntime") is not None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        try:
            session = onnxruntime.InferenceSession(wider.SerializeToString(), options, ["CPUExecutionProvider"])
            return lambda feeds: session.run(names, fed(feeds))
        except Exception:  # an operator that it lacks: its errors have no common class
            pass
    from onnx.reference import ReferenceEvaluator

    evaluator = ReferenceEvaluator(wider)
    return lambda feeds: evaluator.run(names, fed(feeds))


def _fitting(imported: Imported, given: Arrays, run: Run) -> tuple[Arrays, list[np.ndarray]]:
    """Inputs that the file accepts, with what it gives for them."""
    error: Exception | None = None
    open_sizes = any(not isinstance(d, int) for p in imported.inputs for d in p.shape if p.file not in given)
    for size in _SIZES if open_sizes else _SIZES[:1]:
        for bound in _BOUNDS if any(p.dtype[0] in "iu" for p in imported.inputs) else _BOUNDS[:1]:
            rng = np.random.default_rng(0)
            feeds = {p.file: given[p.file] if p.file in given else _random(rng, p, size, bound) for p in imported.inputs}
            try:
                with np.errstate(all="ignore"):
                    return feeds, run({**feeds, **imported.fixed})
            except Exception as failure:  # whatever an engine says of sizes that do not fit
                error = failure
    first = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
    raise Unsupported(
        f"the file does not run with random inputs: {first}",
        "give open sizes that it takes with --dim NAME=VALUE, or inputs with export(..., inputs={...})",
    )


def _random(rng: np.random.Generator, port: Port, size: int, bound: int) -> np.ndarray:
    shape = [d if isinstance(d, int) else _open(d, axis, size) for axis, d in enumerate(port.shape)]
    if port.dtype == "bool":
        return rng.random(shape) < 0.5
    if port.dtype[0] in "iu":
        return rng.integers(0, bound, shape).astype(DTYPES[port.dtype])
    return rng.standard_normal(shape).astype(DTYPES[port.dtype])


def _open(d: Dim, axis: int, size: int) -> int:
    """An open size: the first axis is mostly a batch, and stays small."""
    return min(size, 2) if axis == 0 else size
