"""Short names from those that exporters give: `/model/encoder/0/conv/Conv_output_0` is `encoder_0_conv`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import onnx

from modelc.source import legal, snake

_RESULT = re.compile(r"^(.*?)/?([A-Z][A-Za-z]*)(?:_\d+)?(?:_output_(\d+))?$")
_TYPED = re.compile(r"^onnx(?:::|__)([A-Za-z]+)_\d+$")
_LONGEST = 40
_SEPARATORS = re.compile(r"[/.:]+")


class Naming:
    """Shortens names; what most paths of a file begin with is left out."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        paths = [p for p in (self._parts(n) for n in names) if len(p) > 1]
        self._common: list[str] = []
        while paths:
            [(first, count)] = Counter(p[len(self._common)] for p in paths).most_common(1)
            if count < 0.8 * len(paths):
                break
            self._common.append(first)
            paths = [p for p in paths if p[: len(self._common)] == self._common and len(p) > len(self._common) + 1]

    def __call__(self, name: str) -> str:
        parts = self._parts(name)
        for first in self._common:
            # `layers.0.norm` keeps its first part: a number alone says nothing.
            if len(parts) > 1 and parts[0] == first and not parts[1].isdigit():
                parts = parts[1:]
        while len(parts) > 3 and sum(map(len, parts)) > _LONGEST:
            parts = parts[1:]
        return legal("_".join(parts), "value")

    def _parts(self, name: str) -> list[str]:
        typed = _TYPED.match(name)
        if typed:
            return [snake(typed[1])]
        result = _RESULT.match(name) if ":" not in name and ("/" in name or "_output_" in name) else None
        name = name.removesuffix(":0")  # TensorFlow's first result
        if result:
            name = result[1] or snake(result[2])
        found: list[str] = []
        for part in name.strip("/").split("/"):
            if found and part.startswith(found[-1] + "."):
                found.pop()  # PyTorch writes layer1/layer1.0
            found.append(part)
        return [p for part in found for p in _SEPARATORS.split(part) if p]


def naming(model: onnx.ModelProto) -> Naming:
    """For the names of a model's values and tensors."""
    graph = model.graph
    names = [t.name for t in graph.initializer] + [o for n in graph.node if n.op_type != "Constant" for o in n.output]
    return Naming(n for n in names if not _TYPED.match(n))
