"""Models that are classes with a `call`, as graphs of one layer."""

from __future__ import annotations

from typing import Any

import keras

from modelc.problems import ImportFailed, Problem


def as_functional(model: Any) -> Any:
    """The model called on inputs of the shapes that it was called with before."""
    shapes = _shapes(model)
    if shapes is None:
        raise ImportFailed(Problem("its input shapes are not known", f"model `{model.name}` ({type(model).__name__})",
                                   help="call it once on data before exporting it"))
    names = list(shapes) if isinstance(shapes, dict) else []
    specs = keras.tree.map_shape_structure(lambda shape: keras.Input(tuple(shape[1:])), shapes)
    try:
        inputs = list(specs.values()) if names else keras.tree.flatten(specs)
        outputs = model(specs if not names or len(names) > 1 else inputs[0])
    except Exception as error:  # the user's own code
        raise ImportFailed(Problem(str(error).splitlines()[0], f"model `{model.name}` ({type(model).__name__})")) from None
    return keras.Model(inputs, outputs)


def _shapes(model: Any) -> Any:
    shapes = getattr(model, "_build_shapes_dict", None)
    if not shapes:
        return None
    return next(iter(shapes.values())) if len(shapes) == 1 else dict(shapes)
