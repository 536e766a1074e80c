"""Layers inside of layers: what the inner one is called on, which Keras's graph does not say. Layers of the user's own have to
be followed there as anywhere else: a cell in `RNN`, a layer in `TimeDistributed`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import keras

from modelc.keras.trace import symbolic


@dataclass
class Arguments:
    args: list[Any]
    kwargs: dict[str, Any] = field(default_factory=dict)

    @property
    def keras_tensors(self) -> list[Any]:
        return list(keras.tree.flatten(self.args))


@dataclass
class InnerCall:
    """A call as a node of Keras's graph describes it, of a layer that the graph does not show."""

    operation: Any
    arguments: Arguments
    of_cell: bool = False
    outputs: list[Any] = field(default_factory=list)


def inner_call(outer: Any, inner: Any, node: Any) -> Any:
    """How `outer`, called at `node`, calls the layer that it was made with; None where that is not known.

    Shapes: `TimeDistributed` gives a step `[b, ...]` of `[b, t, ...]`; a recurrent layer its cell that and a list of states
    `[b, size]`; a stacked cell gets the output of the one before.
    """
    if node is None or not node.arguments.keras_tensors:
        return None
    first = node.arguments.keras_tensors[0]
    if isinstance(outer, keras.layers.StackedRNNCells):
        before = outer.cells[: next(i for i, cell in enumerate(outer.cells) if cell is inner)]
        return cell_call(inner, symbolic((first.shape[0], _output_size(before[-1])), first.dtype) if before else first)
    if isinstance(outer, keras.layers.RNN):
        return cell_call(inner, _step(first))
    if isinstance(outer, keras.layers.TimeDistributed):
        return InnerCall(inner, Arguments([_step(first)]))
    return InnerCall(inner, node.arguments) if isinstance(outer, keras.layers.Bidirectional) else None


def cell_call(cell: Any, step: Any) -> InnerCall:
    states = [symbolic((step.shape[0], size), step.dtype) for size in keras.tree.flatten(cell.state_size)]
    return InnerCall(cell, Arguments([step, states]), of_cell=True)


def calls_cell(node: Any) -> bool:
    """Is it a recurrent layer that calls here, step by step?"""
    return isinstance(node, InnerCall) and node.of_cell


def starts_at_zero(cell: Any) -> bool:
    """Are its states zeros before the first step, as the language has them?"""
    begins = getattr(cell, "get_initial_state", None)
    if begins is None:
        return True
    return not any(keras.ops.convert_to_numpy(state).any() for state in keras.tree.flatten(begins(batch_size=1)))


def _step(sequence: Any) -> Any:
    return symbolic((sequence.shape[0], *sequence.shape[2:]), sequence.dtype)


def _output_size(cell: Any) -> int:
    size = getattr(cell, "output_size", None)
    return int(keras.tree.flatten(cell.state_size if size is None else size)[0])
