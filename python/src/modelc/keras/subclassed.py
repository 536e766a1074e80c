"""Models that are classes with a `call`, as graphs of one layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import keras
import numpy as np

from modelc.keras.frames import place, reason
from modelc.problems import ImportFailed, Problem


def as_functional(model: Any, given: Any = None) -> Any:
    """The model called on inputs of the shapes that it was called with before, and of the dtypes of `given` arrays."""
    shapes = _shapes(model)
    where = f"model `{model.name}` ({type(model).__name__})"
    if shapes is None:
        raise ImportFailed(Problem("its input shapes are not known", where, help="call it once on data before exporting it"))
    names = list(shapes) if isinstance(shapes, dict) else []
    arrays = list(given.values()) if isinstance(given, Mapping) else [given] if isinstance(given, np.ndarray) else list(given or [])
    kinds = iter([str(np.asarray(array).dtype) for array in arrays])
    if names and all(isinstance(shape, tuple) for shape in shapes.values()):
        specs = {key: keras.Input(shape[1:], dtype=next(kinds, None), name=key) for key, shape in shapes.items()}
    else:
        specs = keras.tree.map_shape_structure(lambda shape: keras.Input(tuple(shape[1:]), dtype=next(kinds, None)), shapes)
    try:
        inputs = list(specs.values()) if names else keras.tree.flatten(specs)
        outputs = model(specs)
    except Exception as error:  # the user's own code
        raise ImportFailed(Problem(reason(error), where, *place(error))) from None
    return keras.Model(inputs, outputs)


def _shapes(model: Any) -> Any:
    shapes = getattr(model, "_build_shapes_dict", None)
    if not shapes:
        return None
    return _plain(next(iter(shapes.values())) if len(shapes) == 1 else dict(shapes))


def _plain(shapes: Any) -> Any:
    """Without the lists and dicts by which Keras keeps track of a model's attributes; JAX does not know those."""
    if isinstance(shapes, Mapping):
        return {key: _plain(shape) for key, shape in shapes.items()}
    if isinstance(shapes, (list, tuple)) and any(isinstance(shape, (list, tuple, Mapping)) for shape in shapes):
        return [_plain(shape) for shape in shapes]
    return tuple(shapes)
