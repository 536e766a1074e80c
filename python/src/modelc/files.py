"""The files that an import writes: all of them whole, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from modelc.problems import SystemFailed

Tensors = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Result:
    """An imported model: the text, the weights by name, and the recorded tensors (the inputs, outputs and layers' values
    as the original computed them, by the names that `modelc verify --vectors` reads). `notes` are remarks for the user:
    what is taken, but not exactly as it stands in the original."""

    text: str
    weights: Tensors
    vectors: Tensors
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """The paths of what was written, and what there is to say of it."""

    model: Path
    weights: Path
    vectors: Path
    notes: tuple[str, ...] = field(default=())


def write(name: str | os.PathLike[str], result: Result) -> Written:
    """Writes NAME.model, NAME.safetensors and NAME.vectors.safetensors; on failure none of them is there or changed."""
    base = os.fspath(name).removesuffix(".model")
    paths = [Path(base + ending) for ending in (".model", ".safetensors", ".vectors.safetensors")]
    _replace_all(dict(zip(paths, [result.text.encode(), _bytes(result.weights), _bytes(result.vectors)], strict=True)))
    return Written(*paths, result.notes)


def _bytes(tensors: Tensors) -> bytes:
    return save({name: np.array(value, order="C") for name, value in tensors.items()})


def _replace_all(contents: Mapping[Path, bytes]) -> None:
    made: list[tuple[str, Path]] = []
    try:
        for path, content in contents.items():
            handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            made.append((temporary, path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(temporary, 0o666 & ~_umask())
        for temporary, path in made:
            if path.is_dir():
                raise IsADirectoryError(21, "is a directory", str(path))
        for temporary, path in made:
            os.replace(temporary, path)
    except OSError as error:
        for temporary, _ in made:
            Path(temporary).unlink(missing_ok=True)
        raise SystemFailed(f"cannot write {error.filename or path}: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
