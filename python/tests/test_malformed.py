"""Files of Keras that are damaged or lie: an error without a traceback, and no file left."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

import modelc
from modelc.__main__ import main

keras = pytest.importorskip("keras")
h5py = pytest.importorskip("h5py")


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    keras.utils.set_random_seed(1)
    x = keras.Input((6,), name="x")
    y = keras.layers.Dense(4, name="first")(x)
    model = keras.Model(x, keras.layers.Add(name="sum")([keras.layers.Dense(4, name="second")(y), y]))
    model.save(folder / "net.keras")
    model.save(folder / "net.h5")
    return folder


def changed(config: dict, name: str, change) -> dict:
    (layer,) = [one for one in config["config"]["layers"] if one["name"] == name]
    change(layer)
    return config


def units(number):
    return lambda layer: layer["config"].update(units=number)


def takes(name):
    def change(layer):
        text = json.dumps(layer["inbound_nodes"]).replace('["x", 0, 0]', f'["{name}", 0, 0]').replace('["first", 0, 0]', f'["{name}", 0, 0]')
        layer["inbound_nodes"] = json.loads(text)

    return change


def dtyped(name):
    return lambda layer: layer["config"].update(dtype=name)


LIES = {
    "cycle": ("first", takes("second"), "depends on itself"),
    "missing layer": ("second", takes("nowhere"), "takes what layer `nowhere` gives, which is not in the file"),
    "huge": ("first", units(10**12), "units = 1000000000000, and the weights in the file are"),
    "huge, but not for malloc": ("first", units(3 * 10**8), "units = 300000000"),
    "negative": ("second", units(-3), ""),
    "no number": ("second", units("many"), ""),
    "other weights": ("second", units(5), ""),
    "no dtype": ("first", dtyped("float99"), ""),
    "wrong dtype": ("first", dtyped("complex64"), ""),
    "no class": ("first", lambda layer: layer.update(class_name="Nothing", module="keras.layers"), ""),
    "no list": ("first", lambda layer: layer.update(inbound_nodes=7), ""),
}


def refused(path: Path, capsys, message: str) -> None:
    before = sorted(path.parent.iterdir())
    assert main(["keras", str(path), "-o", str(path.parent / "out")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: ") and message in said and "Traceback" not in said, said
    assert sorted(path.parent.iterdir()) == before


def with_config(source: Path, target: Path, change) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, json.dumps(change(json.loads(content))) if entry.filename == "config.json" else content)


@pytest.mark.parametrize("lie", LIES)
def test_configuration_of_an_archive(saved, tmp_path, capsys, lie):
    name, change, message = LIES[lie]
    with_config(saved / "net.keras", tmp_path / "bad.keras", lambda config: changed(config, name, change))
    refused(tmp_path / "bad.keras", capsys, message)


@pytest.mark.parametrize("lie", LIES)
def test_configuration_of_hdf5(saved, tmp_path, capsys, lie):
    name, change, message = LIES[lie]
    path = tmp_path / "bad.h5"
    path.write_bytes((saved / "net.h5").read_bytes())
    with h5py.File(path, "a") as file:
        file.attrs["model_config"] = json.dumps(changed(json.loads(file.attrs["model_config"]), name, change))
    refused(path, capsys, message)


@pytest.mark.parametrize("entry", ["config.json", "model.weights.h5"])
def test_missing_parts(saved, tmp_path, capsys, entry):
    with zipfile.ZipFile(saved / "net.keras") as old, zipfile.ZipFile(tmp_path / "bad.keras", "w") as new:
        for one in old.infolist():
            if one.filename != entry:
                new.writestr(one.filename, old.read(one))
    refused(tmp_path / "bad.keras", capsys, f"it has no {entry}")


def find(file, ending: str) -> str:
    names: list[str] = []
    file.visit(lambda name: names.append(name) if isinstance(file[name], h5py.Dataset) else None)
    return next(name for name in names if name.endswith(ending))


def change_weights(saved: Path, target: Path, change) -> None:
    """`change` on the HDF5 file of the weights, in the archive or by itself."""
    if target.suffix == ".h5":
        target.write_bytes((saved / "net.h5").read_bytes())
        with h5py.File(target, "a") as file:
            change(file)
        return
    with zipfile.ZipFile(saved / "net.keras") as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "model.weights.h5":
                held = io.BytesIO(content)
                with h5py.File(held, "a") as file:
                    change(file)
                content = held.getvalue()
            new.writestr(entry.filename, content)


def removed(file) -> None:
    del file[find(file, "kernel" if "model_weights" in file else "vars/0")]


def reshaped(file) -> None:
    name = find(file, "kernel" if "model_weights" in file else "vars/0")
    del file[name]
    file[name] = np.zeros((7, 9), "float32")


def of_text(file) -> None:
    name = find(file, "kernel" if "model_weights" in file else "vars/0")
    shape = file[name].shape
    del file[name]
    file[name] = np.full(shape, b"weights", "S7")


@pytest.mark.parametrize("kind", ["keras", "h5"])
@pytest.mark.parametrize("change", [removed, reshaped, of_text], ids=lambda change: change.__name__)
def test_weights(saved, tmp_path, capsys, kind, change):
    change_weights(saved, tmp_path / f"bad.{kind}", change)
    refused(tmp_path / f"bad.{kind}", capsys, "")


def test_whole_files_are_read(saved, tmp_path):
    """What the tests above change is right as it stands."""
    for kind in ("keras", "h5"):
        assert modelc.export(saved / f"net.{kind}", tmp_path / kind).model.exists()


def test_weights_alone(saved, tmp_path, capsys):
    with h5py.File(tmp_path / "only.h5", "w") as file:
        file["kernel"] = np.zeros((2, 2), "float32")
    refused(tmp_path / "only.h5", capsys, "it holds weights alone, and no model")
