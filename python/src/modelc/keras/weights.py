"""A layer's or metric's variables while its code is followed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import keras
from keras import KerasTensor
from keras.src.ops.node import Node as KerasNode

from modelc.keras.constants import is_tensor
from modelc.keras.functions import Assigned


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
        yield list(made.values())
    finally:
        layer.__dict__.update(before)
        if own_losses is None:
            del layer.__dict__["add_loss"]
        else:
            layer.__dict__["add_loss"] = own_losses

