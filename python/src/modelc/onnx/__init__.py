"""ONNX files as `.model` sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from modelc.files import Result
from modelc.problems import ImportFailed, Problem

from . import reader, vectors
from .importer import MALFORMED
from .model import Imported, import_model
from .table import Unsupported

__all__ = ["Imported", "import_file", "import_model"]


def import_file(
    path: Path, stem: str, inputs: Mapping[str, Any] | None, dims: Mapping[str, int], fixed: Mapping[str, Any]
) -> Result:
    """The model `stem` of a file. `dims` gives open sizes values by their names in the file or the source, `fixed` gives
    inputs constant values, `inputs` are what vectors are recorded for. Raises `ImportFailed` with all that cannot be
    taken."""
    try:
        model = reader.read(path)
        imported = import_model(model, stem, dims, fixed)
        recorded = vectors.record(model, imported, inputs)
    except Unsupported as problem:
        raise ImportFailed(Problem(problem.message, path.name, help=problem.instead)) from None
    except MALFORMED as error:
        message = f"the file is damaged, or holds what is not expected there: {type(error).__name__}: {error}"
        raise ImportFailed(Problem(message, path.name)) from error
    return Result(imported.source, imported.weights, recorded, tuple(imported.notes))
