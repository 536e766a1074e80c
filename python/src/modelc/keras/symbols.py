"""The open axes of a model's inputs: their symbols, which of them have to be equal, and the model with some of them fixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import keras
from keras import KerasTensor

_KINDS = {(1, 2): "length", (1, 3): "steps", (1, 4): "height", (2, 4): "width", (1, 5): "depth", (2, 5): "height", (3, 5): "width"}
_SIZES = (96, 192, 288, 480, 672, 1056, 1248, 1632)


def symbols(model: Any, names: list[str]) -> list[tuple[int | str, ...]]:
    """The dims of each input; open axes are symbols: `batch`, and `steps`, `height` and `width`, behind the inputs' names
    where there are several inputs that need not have the same sizes."""
    shapes = [tuple(tensor._shape) for tensor in model.inputs]
    axes = [(i, axis) for i, shape in enumerate(shapes) for axis, size in enumerate(shape) if size is None and axis > 0]
    groups = _together(model, shapes, axes)
    kinds = {axis: _KINDS.get((axis[1], len(shapes[axis[0]])), f"size_{axis[1]}") for axis in axes}
    found = {}
    for group in groups:
        kind = kinds[group[0]]
        alone = not any(kinds[other[0]] == kind for other in groups if other is not group)
        several = len(group) == 1 and len(shapes) > 1
        name = kind if alone and not several else f"{names[group[0][0]]}_{kind}"
        found.update({axis: name for axis in group})
    return [tuple("batch" if axis == 0 and size is None else found[i, axis] if size is None else int(size)
                  for axis, size in enumerate(shape)) for i, shape in enumerate(shapes)]


def _together(model: Any, shapes: list[Any], axes: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Groups of axes that the model needs to be of one size: those that it does not compute with when they differ."""
    groups = [[axis] for axis in axes]
    if len(groups) < 2 or len(groups) > len(_SIZES) or _computes(model, shapes, groups):
        return groups
    joined: list[list[tuple[int, int]]] = []  # as much as may be one, each taken out that can be alone
    for axis in axes:
        same = next((group for group in joined if group[0][1] == axis[1]), None)
        joined.append([axis]) if same is None else same.append(axis)
    if not _computes(model, shapes, joined):
        return groups
    for axis in axes[::-1]:
        apart = [[other for other in group if other != axis] for group in joined] + [[axis]]
        apart = [group for group in apart if group]
        if len(apart) > len(joined) and _computes(model, shapes, apart):
            joined = apart
    return sorted(joined)


def _computes(model: Any, shapes: list[Any], groups: list[list[tuple[int, int]]]) -> bool:
    sizes = {axis: _SIZES[i % len(_SIZES)] for i, group in enumerate(groups) for axis in group}
    tensors = [KerasTensor(tuple((8 if axis == 0 else sizes[i, axis]) if size is None else size for axis, size in enumerate(shape)),
                           dtype=tensor.dtype) for i, (shape, tensor) in enumerate(zip(shapes, model.inputs))]
    try:
        model.compute_output_spec(keras.tree.pack_sequence_as(model._inputs_struct, tensors))
    except Exception:  # whatever a layer says of shapes that do not fit
        return False
    return True


def fixed(model: Any, dims: list[tuple[int | str, ...]], values: Mapping[str, int]) -> Any:
    """The functional model with the symbols that `values` has at these sizes; it has the same layers."""
    inputs = []
    for tensor, shape in zip(model.inputs, dims):
        sizes = tuple(values.get(dim) if isinstance(dim, str) else dim for dim in shape)
        inputs.append(keras.Input(batch_shape=sizes, dtype=tensor.dtype, name=tensor._keras_history.operation.name))
    outputs = model.call(keras.tree.pack_sequence_as(model._inputs_struct, inputs))
    return keras.Model(inputs, outputs)
