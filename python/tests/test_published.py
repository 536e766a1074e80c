"""keras.applications: the source is that of the golden file, and predictions of the compiled model within 1e-4 of Keras's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

import modelc
from modelc import tool

keras = pytest.importorskip("keras")

from models.published import NETWORKS  # noqa: E402

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("make", NETWORKS, ids=lambda make: make.__name__)
def test_network(make, tmp_path):
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    case = make()
    written = modelc.export(case.model, tmp_path / make.__name__, inputs=case.inputs)
    golden = GOLDEN / f"{make.__name__}.model"
    if os.environ.get("MODELC_GOLDEN") == "write":
        golden.write_text(written.model.read_text())
    assert written.model.read_text() == golden.read_text()
    if tool.find() is None:
        pytest.skip("modelc is not on the path")
    tensors = load_file(written.vectors)
    text = written.model.read_text().splitlines()
    (given,) = [line.split()[1].rstrip(":") for line in text if line.startswith("    input ")]
    (result,) = [line.split()[1] for line in text if line.startswith("    output ")]
    save_file({given: tensors[given]}, tmp_path / "in.safetensors")
    command = [tool.find(), "run", written.model, "--weights", written.weights, "--input", tmp_path / "in.safetensors",
               "--output", tmp_path / "out.safetensors"]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    ours, theirs = load_file(tmp_path / "out.safetensors")[result], tensors[result]
    assert np.ptp(theirs) > 1e-2
    np.testing.assert_allclose(ours, theirs, atol=1e-4 * np.abs(theirs).max())
