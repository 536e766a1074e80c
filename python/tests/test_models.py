"""Each model exports, verifies, and five steps of training give Keras's losses; its source is that of the golden file."""

from __future__ import annotations

import csv
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

import modelc
from modelc import tool

keras = pytest.importorskip("keras")

from models import TABLE  # noqa: E402

GOLDEN = Path(__file__).parent / "golden"
STEPS = 5


def run(*arguments: object) -> str:
    done = subprocess.run([str(tool.find()), *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(params=TABLE, ids=lambda make: make.__name__)
def case(request):
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    return request.param.__name__, request.param()


def test_model(case, tmp_path):
    name, made = case
    written = modelc.export(made.model, tmp_path / name, inputs=[value[:2] for value in made.inputs])
    golden = GOLDEN / f"{name}.model"
    if os.environ.get("MODELC_GOLDEN") == "write":
        golden.write_text(written.model.read_text())
    assert written.model.read_text() == golden.read_text()
    if tool.find() is None:
        pytest.skip("modelc is not on the path")
    run("format", "--check", written.model)
    run("verify", written.model, "--weights", written.weights, "--vectors", written.vectors)
    if made.targets:
        compare_training(made, written, tmp_path)


def compare_training(made, written, folder: Path) -> None:
    ours = losses(written, data(made, written, folder), folder, len(made.inputs[0]))
    targets = packed(getattr(made.model, "_outputs_struct", None), made.targets)
    inputs = packed(getattr(made.model, "_inputs_struct", None), made.inputs)
    history = made.model.fit(inputs, targets, batch_size=len(made.inputs[0]), epochs=STEPS, shuffle=False, verbose=0)
    np.testing.assert_allclose(ours, history.history["loss"], rtol=made.tolerance)


def packed(structure, values):
    """`values` as the model takes them: one alone, a list, or a dict by its keys."""
    if isinstance(structure, dict):
        return keras.tree.pack_sequence_as(structure, values)
    return values if len(values) != 1 else values[0]


def data(made, written, folder: Path) -> Path:
    """A data file with the names that the source gives to inputs and targets."""
    text = written.model.read_text().splitlines()
    inputs = [line.split()[1].rstrip(":") for line in text if line.startswith("    input ")]
    outputs = [line.split()[1] for line in text if line.startswith("    output ")]
    tensors = dict(zip(inputs, made.inputs))
    if made.targets_used:
        tensors |= {f"{name}_true": value for name, value in zip(outputs, made.targets)}
    path = folder / "data.safetensors"
    save_file({key: np.ascontiguousarray(value) for key, value in tensors.items()}, path)
    return path


def losses(written, data: Path, folder: Path, batch: int) -> list[float]:
    run("train", written.model, "--data", data, "--weights", written.weights, "--save", folder / "trained.safetensors",
        "--epochs", STEPS, "--batch-size", batch, "--no-shuffle", "--history", folder / "history.csv")
    with open(folder / "history.csv") as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]
