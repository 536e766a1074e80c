"""A layer's or metric's variables while its code is followed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any
from unittest.mock import patch

import keras
from keras import KerasTensor
from keras.src.ops.node import Node as KerasNode

from modelc.keras.constants import NoConstant, is_tensor, not_its_own
from modelc.keras.trace import Assigned, Trace


class WeightTensor(KerasTensor):
    """A variable while its layer is traced; assignments are noted."""

    variable: Any = None
    updates: dict[int, Any] | None = None

    def assign(self, value: Any) -> Any:
        assert self.updates is not None
        if is_tensor(value) and value.dtype != self.dtype:
            value = keras.ops.cast(value, self.dtype)
        output = KerasTensor(self._shape, dtype=self.dtype)
        KerasNode(operation=Assigned(), call_args=(self, value), call_kwargs={}, outputs=output)
        self.updates[id(output)] = (self, output)
        return value

    def assign_add(self, value: Any) -> Any:
        return self.assign(self + value)

    def assign_sub(self, value: Any) -> Any:
        return self.assign(self - value)

    @property
    def value(self) -> Any:
        return self

    def numpy(self) -> Any:
        raise TypeError("a weight's value is not known while tracing")


@contextmanager
def symbolic_weights(layer: Any, updates: dict[int, Any], losses: list[Any]) -> Iterator[list[WeightTensor]]:
    """While this holds, the layer's own variables are symbolic tensors."""
    made: dict[int, WeightTensor] = {}

    def swap(value: Any) -> Any:
        if isinstance(value, keras.Variable):
            if id(value) not in made:
                tensor = WeightTensor(tuple(value.shape), dtype=value.dtype, name=value.name)
                tensor.variable, tensor.updates = value, updates
                made[id(value)] = tensor
            return made[id(value)]
        if isinstance(value, (list, tuple)) and any(isinstance(item, keras.Variable) for item in value):
            return [swap(item) for item in value]
        if isinstance(value, dict) and any(isinstance(item, keras.Variable) for item in value.values()):
            return {key: swap(item) for key, item in value.items()}
        return value

    others = {id(variable) for variable in getattr(layer, "variables", ()) if "seed_generator" not in variable.path}
    before = {}
    for key, value in list(vars(layer).items()):
        if key in ("_trainable_variables", "_non_trainable_variables", "_layers", "_metrics", "_tracker"):
            continue
        changed = swap(value)
        if changed is not value:
            before[key] = value
            layer.__dict__[key] = changed
    own_losses = layer.__dict__.get("add_loss")
    layer.__dict__["add_loss"] = lambda loss, *_, **__: losses.extend(keras.tree.flatten(loss))
    try:
        with _left_alone(others - made.keys()):
            yield list(made.values())
    finally:
        layer.__dict__.update(before)
        if own_losses is None:
            del layer.__dict__["add_loss"]
        else:
            layer.__dict__["add_loss"] = own_losses


def _in_another_layer() -> bool:
    """Is it the code of a layer that is called, and not that of the one that is followed, which asks?"""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code is not Trace.call.__code__:
        if frame.f_code.co_name == "layer_call" and frame.f_code.co_filename == Trace.call.__code__.co_filename:
            return True
        frame = frame.f_back
    return frame is None


@contextmanager
def _left_alone(others: set[int]) -> Iterator[None]:
    """While this holds, code that computes with weights of layers inside of its own, or sets them, is refused: what it reads
    would be numbers that stay as they are."""
    kind = keras.src.backend.Variable
    value, assign = kind.value, kind.assign

    def read(self: Any) -> Any:
        if id(self) in others and not _in_another_layer():
            raise not_its_own(self)
        return value.fget(self)

    def set_to(self: Any, to: Any) -> Any:
        if id(self) in others and not _in_another_layer():
            raise NoConstant(f"it assigns to the weight `{self.path}`, which is none of its own",
                             "make the weight in this layer (add_weight) and assign that; a mask of a kernel is a kernel_constraint")
        return assign(self, to)

    with patch.object(kind, "value", property(read)), patch.object(kind, "assign", set_to):
        yield
