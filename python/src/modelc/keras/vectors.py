"""What the original computes: inputs, outputs and the values of its layers, for `modelc verify --vectors`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np

from modelc.keras.context import Context, has_name
from modelc.keras.frames import place, reason
from modelc.problems import ImportFailed, Problem
from modelc.source import Type

BATCH = 2
LAYERS_RECORDED = 40
BYTES_RECORDED = 16 << 20
_HELP = "give inputs that it takes: modelc.export(..., inputs=[...]), or fix open axes (--dim NAME=VALUE, dims={...})"


def record(
    model: Any, names: list[str], outputs: list[str], given: Any, types: Mapping[str, Type], context: Context
) -> dict[str, np.ndarray]:
    """Tensors by the names of inputs, outputs and layers, of `given` inputs or random ones."""
    tensors = made_inputs(model, names, types) if given is None else _given(given, names)
    values = dict(zip(names, tensors))
    inner = _inner(model, context)
    results = compute(model, tensors, [tensor for _, tensor in inner])
    found = {**values, **dict(zip(outputs, results))}
    room = BYTES_RECORDED
    for (name, _), value in zip(inner, results[len(outputs):]):
        room -= value.nbytes
        if room >= 0 and name not in found:
            found[name] = value
    return found


def compute(model: Any, inputs: list[np.ndarray], more: Sequence[Any] = ()) -> list[np.ndarray]:
    """The model's outputs, and `more` tensors of its graph."""
    try:
        probe = keras.Function(model.inputs, [*model.outputs, *more])
        return [np.asarray(keras.ops.convert_to_numpy(value)) for value in keras.tree.flatten(probe(inputs))]
    except Exception as error:  # the user's own code, or sizes that it does not take
        file, line = place(error)
        raise ImportFailed(Problem(f"the model does not compute: {reason(error)}", "", file, line, _HELP)) from None


def made_inputs(model: Any, names: list[str], types: Mapping[str, Type], batch: int = BATCH, seed: int = 0) -> list[np.ndarray]:
    """Random inputs; integers within what an Embedding that reads them has rows for."""
    random = np.random.default_rng(seed)
    sizes: dict[str, int] = {}
    out = []
    for name, tensor in zip(names, model.inputs):
        shape = [_size(dim, sizes, batch) for dim in types[name].dims]
        dtype = np.dtype("bool" if str(tensor.dtype) == "bool" else str(tensor.dtype))
        limit = _limit(model, tensor)
        if dtype.kind in "iu" or limit is not None:
            out.append(random.integers(0, limit or 10, shape).astype(dtype))
        elif dtype.kind == "b":
            out.append(random.random(shape) < 0.7)
        else:
            out.append(random.standard_normal(shape).astype(dtype))
    return out


def _size(dim: Any, sizes: dict[str, int], batch: int) -> int:
    if isinstance(dim, int):
        return dim
    return sizes.setdefault(dim, batch if dim == "batch" else 32 if dim in ("height", "width") else 8)


def _limit(model: Any, tensor: Any) -> int | None:
    """The rows of the embeddings that an input goes into, by themselves or inside of a layer."""
    readers = [node.operation for nodes in model._nodes_by_depth.values() for node in nodes
               if isinstance(node.operation, keras.layers.Layer) and any(t is tensor for t in node.arguments.keras_tensors)]
    rows = [layer.input_dim for reader in readers for layer in [reader, *reader._flatten_layers(include_self=False)]
            if isinstance(layer, keras.layers.Embedding)]
    return min(rows) if rows else None


def _given(given: Any, names: list[str]) -> list[np.ndarray]:
    if isinstance(given, Mapping):
        missing = [name for name in names if name not in given]
        if missing:
            raise ImportFailed(Problem(f"`inputs` lacks {', '.join(missing)}"))
        given = [given[name] for name in names]
    values = [given] if isinstance(given, np.ndarray) else list(given)
    if len(values) != len(names):
        raise ImportFailed(Problem(f"`inputs` has {len(values)} arrays for the {len(names)} inputs {', '.join(names)}"))
    return [np.asarray(value) for value in values]


def _inner(model: Any, context: Context) -> list[tuple[str, Any]]:
    """Layers that are called once and give one tensor, with their names here. Those whose names nobody chose and no weights
    depend on are numbered together with those inside of layers, and left out."""
    nodes = [node for nodes in model._nodes_by_depth.values() for node in nodes]
    calls = Counter(id(node.operation) for node in nodes)
    found = []
    for node in nodes:
        name = context.name_of(node.operation)
        if name is not None and has_name(node.operation, "", id(node.operation) not in context.folded) and len(node.outputs) == 1 and calls[id(node.operation)] == 1:
            found.append((name, node.outputs[0]))
    return found[:LAYERS_RECORDED]
