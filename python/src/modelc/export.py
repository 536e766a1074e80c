"""From a model in memory or in a file to the files of `modelc`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module, util
from pathlib import Path
from typing import Any

from modelc.files import Written, write
from modelc.problems import ImportFailed, Problem, SystemFailed

_PACKAGES = {"keras": ("keras", "jax"), "onnx": ("onnx", "sympy")}


def export(
    model: Any,
    name: str | os.PathLike[str],
    *,
    inputs: Mapping[str, Any] | Sequence[Any] | None = None,
    dims: Mapping[str, int] | None = None,
    fixed: Mapping[str, Any] | None = None,
    unsafe_lambdas: bool = False,
    extern: bool = False,
) -> Written:
    """Writes NAME.model, NAME.safetensors and NAME.vectors.safetensors.

    `model` is a live `keras.Model` or the path of a `.keras`, `.h5` or `.onnx` file. `inputs` are the arrays to record
    vectors for (random ones otherwise), `dims` fixes symbols by name, `fixed` gives inputs constant values.
    `unsafe_lambdas` allows the Python bytecode of Lambda layers in a file to run. With `extern` layers of Keras whose code
    cannot be followed become functions of C++, to be written by the user. Raises `ImportFailed` with all that
    cannot be taken, and `SystemFailed` where a file or a package is missing; then no file is written.
    """
    options = {"inputs": inputs, "dims": dict(dims or {}), "fixed": dict(fixed or {})}
    stem = Path(name).name.removesuffix(".model")
    if isinstance(model, (str, os.PathLike)):
        path = Path(model)
        if path.suffix not in (".keras", ".h5", ".hdf5", ".onnx"):
            raise ImportFailed(Problem("the file ends in none of .keras, .h5 and .onnx", where=str(path)))
        if not path.is_file():
            raise SystemFailed(f"cannot read {path}: no such file")
        if path.suffix == ".onnx":
            return write(name, _importer("onnx").import_file(path, stem, **options))
        keras = _importer("keras")
        return write(name, keras.import_model(keras.read(path, unsafe_lambdas), stem, extern=extern, **options))
    return write(name, _importer("keras").import_model(model, stem, extern=extern, **options))


def _importer(kind: str) -> Any:
    for package in _PACKAGES[kind]:
        if util.find_spec(package) is None:
            raise SystemFailed(f"the package {package} is missing: pip install 'modelc-compiler[{kind}]'")
    return import_module(f"modelc.{kind}")
