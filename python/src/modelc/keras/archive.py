"""What a file says is looked at before Keras reads it, since Keras loops over graphs with cycles and makes weights of any size."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from modelc.problems import ImportFailed, Problem

# Settings whose layers have at least so many numbers as weights.
SIZES = ("units", "filters", "input_dim", "output_dim", "key_dim", "num_heads")
SLACK = 1 << 16  # bytes; small models may say what they like
LEAST_WIDTH = 1  # bytes of a number, where quantized


def check(path: Path) -> None:
    """Raises `ImportFailed` for a file whose graph or sizes cannot be."""
    config, stored = _keras(path) if path.suffix == ".keras" else _hdf5(path)
    for problem in (*_sizes(config, stored), *_graphs(config)):
        raise ImportFailed(Problem(problem, where=str(path)))


def _keras(path: Path) -> tuple[Any, int]:
    if not zipfile.is_zipfile(path):
        raise ImportFailed(Problem("it is no archive of Keras's, or not a whole one", where=str(path)))
    with zipfile.ZipFile(path) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        for name in ("config.json", "model.weights.h5"):
            if name not in entries:
                raise ImportFailed(Problem(f"it has no {name}", where=str(path)))
        try:
            return json.loads(archive.read("config.json")), entries["model.weights.h5"].file_size
        except (ValueError, RecursionError, zipfile.BadZipFile) as error:
            raise ImportFailed(Problem(f"its config.json is damaged: {error}", where=str(path))) from None


def _hdf5(path: Path) -> tuple[Any, int]:
    import h5py

    with h5py.File(path) as file:
        config = file.attrs.get("model_config")
    if config is None:
        raise ImportFailed(Problem("it holds weights alone, and no model", where=str(path),
                                   help="make the model, load the weights into it, and export that"))
    try:
        return json.loads(config), path.stat().st_size
    except (ValueError, RecursionError) as error:
        raise ImportFailed(Problem(f"its model_config is damaged: {error}", where=str(path))) from None


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            yield one
            pending.extend(one.values())
        elif isinstance(one, list):
            pending.extend(one)


def _sizes(config: Any, stored: int) -> Iterator[str]:
    for one in _dicts(config):
        for key in SIZES:
            size = one.get(key)
            if isinstance(size, (int, float)) and size * LEAST_WIDTH > stored + SLACK:
                yield f"layer `{one.get('name', '')}` has {key} = {size}, and the weights in the file are {stored} bytes"


def _graphs(config: Any) -> Iterator[str]:
    """What is wrong with the calls of the layers: each must come after those whose results it takes."""
    for one in _dicts(config):
        layers = one.get("layers")
        if not isinstance(layers, list) or "input_layers" not in one:
            continue
        calls = {(layer.get("name"), i): set(_taken(call)) for layer in layers if isinstance(layer, dict)
                 for i, call in enumerate(layer.get("inbound_nodes") or [None])}
        done: set[Any] = set()
        while ready := [call for call, taken in calls.items() if call not in done and taken <= done]:
            done.update(ready)
        for (name, _), taken in calls.items():
            for source in sorted(taken - done, key=str):
                if source not in calls:
                    yield f"layer `{name}` takes what layer `{source[0]}` gives, which is not in the file"
        for name, _ in calls.keys() - done:
            yield f"layer `{name}` takes what depends on itself"


def _taken(call: Any) -> Iterator[tuple[Any, int]]:
    """The calls whose results a call takes; Keras 2 wrote them as lists `[name, call, result, ...]`."""
    for one in _dicts(call):
        history = one.get("keras_history")
        if isinstance(history, list) and len(history) == 3:
            yield history[0], history[1]
    if isinstance(call, list):
        for item in call:
            if isinstance(item, list) and len(item) >= 3 and isinstance(item[0], str) and isinstance(item[1], int):
                yield item[0], item[1]
