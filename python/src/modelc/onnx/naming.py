"""Short names from those that exporters give: `/model/encoder/0/conv/Conv_output_0` is `encoder_0_conv`."""

from __future__ import annotations

import re
from collections.abc import Iterable

import onnx

from modelc.source import legal, snake

_RESULT = re.compile(r"^(.*?)/?([A-Z][A-Za-z]*)(?:_\d+)?(?:_output_(\d+))?$")
_TYPED = re.compile(r"^onnx::([A-Za-z]+)_\d+$")
_SEPARATORS = re.compile(r"[/.:]+")


class Naming:
    """Shortens names; the part that all paths of a file begin with is left out."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        paths = [p for p in (self._parts(n) for n in names) if len(p) > 1]
        self._common = 0
        while paths and all(len(p) > self._common + 1 and p[self._common] == paths[0][self._common] for p in paths):
            self._common += 1

    def __call__(self, name: str) -> str:
        parts = self._parts(name)
        if len(parts) > self._common > 0:
            parts = parts[self._common :]
        return legal("_".join(parts), "value")

    def _parts(self, name: str) -> list[str]:
        typed = _TYPED.match(name)
        if typed:
            return [snake(typed[1])]
        result = _RESULT.match(name) if "/" in name or "_output_" in name else None
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
