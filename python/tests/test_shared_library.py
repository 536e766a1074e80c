"""`modelc.load` of what `modelc build` makes, beside NumPy."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

import modelc
from modelc import tool

TOOL = tool.find()
pytestmark = pytest.mark.skipif(TOOL is None, reason="needs the tool: `modelc` on the path, or MODELC")

SOURCE = """
model Net {
    input x: f32[batch, 3]
    input scale: f32
    output y = Dense(2)(x) * scale
    output positive = x > 0.0
}
model Meter {
    input part: f32[half]
    input x: f32[2 * half]
    state level: f32 = constant(0.5)
    y = 0.5 * level + sum(x)
    update level = y
    output y
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    (folder / "net.model").write_text(SOURCE)
    subprocess.run([str(TOOL), "build", "net.model", "-o", "net.so"], cwd=folder, check=True)
    return folder


def test_outputs_are_those_of_numpy(folder: Path) -> None:
    random = np.random.default_rng(0)
    kernel = random.standard_normal((3, 2)).astype("float32")
    bias = random.standard_normal(2).astype("float32")
    save_file({"dense/kernel": kernel, "dense/bias": bias}, folder / "w.safetensors")
    net = modelc.load(folder / "net.so", model="Net", weights=folder / "w.safetensors")
    for batch in (4, 1, 4):
        x = random.standard_normal((batch, 3))
        out = net.predict(x, scale=2.0)
        np.testing.assert_allclose(out["y"], 2 * (x @ kernel + bias), atol=1e-5)
        np.testing.assert_array_equal(out["positive"], x > 0)
    flipped = np.asfortranarray(x[::-1])
    np.testing.assert_allclose(net.predict(flipped, 1.0)["y"], flipped @ kernel + bias, atol=1e-5)


def test_states_are_kept_between_calls(folder: Path) -> None:
    meter = modelc.load(folder / "net.so", model="Meter")
    meter.initialize()
    x = np.ones(2, "float32")
    assert [float(meter.predict(x[:1], x)) for _ in range(2)] == [2.25, 3.125]
    meter.reset_states()
    assert float(meter.predict(x[:1], x)) == 2.25
    with pytest.raises(modelc.LibraryError, match=r"shape \(2,\), not \(4,\)"):
        meter.predict(x, x)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net: net.predict(np.ones((2, 3))), "`scale` is missing"),
        (lambda net: net.predict(np.ones((2, 3)), 1.0, x=1), "`x` is given twice"),
        (lambda net: net.predict(np.ones((2, 3)), 1.0, z=1), "there is no input `z`"),
        (lambda net: net.predict(np.ones((2, 4)), 1.0), r"shape \(2, 4\), not \(2, 3\)"),
        (lambda net: net.predict(np.ones(3), 1.0), "2 axes, not 1"),
        (lambda net: net.predict(np.ones((2, 3), complex), 1.0), "not complex128"),
        (lambda net: net.predict(np.ones((0, 3)), 1.0), "batch"),
        (lambda net: net.load("missing.safetensors"), "missing.safetensors"),
    ],
)
def test_what_does_not_fit_is_said(folder: Path, call, message: str) -> None:
    net = modelc.load(folder / "net.so", model="Net")
    with pytest.raises(modelc.LibraryError, match=message):
        call(net)


def test_other_files_are_no_libraries(folder: Path) -> None:
    with pytest.raises(modelc.LibraryError, match="no library"):
        modelc.load(folder / "net.model")
    with pytest.raises(modelc.LibraryError, match="no library"):
        modelc.load(folder / "missing.so")
    with pytest.raises(modelc.LibraryError, match="several models"):
        modelc.load(folder / "net.so")
    with pytest.raises(modelc.LibraryError, match="no model `Other`"):
        modelc.load(folder / "net.so", model="Other")
