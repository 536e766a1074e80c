"""`python3 -m modelc keras`: exit status, messages without a traceback, and no file after an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from modelc import tool

keras = pytest.importorskip("keras")

SOURCES = Path(__file__).resolve().parent.parent / "src"


def command(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "modelc", "keras", *arguments], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(SOURCES)})
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(4, activation="relu", name="first"), keras.layers.Dense(2)])
    model.compile("adam", "mse")
    model.save(folder / "net.keras")
    model.save(folder / "net.h5")
    squared = keras.Sequential([keras.Input((6,)), keras.layers.Lambda(lambda x: x**2), keras.layers.Dense(2)])
    squared.save(folder / "squared.keras")
    (folder / "own.py").write_text(
        "import keras\n\n\nclass Odd(keras.layers.Layer):\n    def call(self, x):\n        return x if float(x[0, 0]) > 0 else -x\n"
        "\n\nclass Sorted(keras.layers.Layer):\n    def call(self, x):\n        return keras.ops.nonzero(x)[0]\n"
        "\n\ndef two_faults():\n    x = keras.Input((4,))\n    y = Odd(name='odd')(x) if False else x\n"
        "    y = keras.layers.Lambda(lambda v: v if bool(v.shape[1] > 9) else undefined(v), output_shape=(4,), name='first')(y)\n"
        "    y = keras.layers.Lambda(lambda v: keras.ops.erfinv(keras.ops.bincount(v)), output_shape=(4,), name='second')(y)\n"
        "    return keras.Model(x, y)\n"
        "\n\ndef top(x):\n    import jax\n    return jax.lax.top_k(x, 2)[0]\n"
        "\n\ndef largest():\n    x = keras.Input((4,), name='x')\n"
        "    return keras.Model(x, keras.layers.Dense(2, name='y')(keras.layers.Lambda(top, output_shape=(2,))(x)))\n")
    return folder


@pytest.mark.parametrize("file", ["net.keras", "net.h5"])
def test_files(saved, tmp_path, file):
    status, said = command(tmp_path, str(saved / file), "-o", "net", "--no-verify")
    assert (status, said) == (0, "wrote net.model, net.safetensors and net.vectors.safetensors\n")
    text = (tmp_path / "net.model").read_text()
    assert '|> Dense(4, activation = relu, name = "first")' in text
    assert "compile(optimizer = Adam(), loss = mean_squared_error)" in text


def test_lambdas_of_files(saved, tmp_path):
    status, said = command(tmp_path, str(saved / "squared.keras"), "-o", "net")
    assert status == 1 and "--unsafe-lambdas" in said and not list(tmp_path.iterdir())
    status, said = command(tmp_path, str(saved / "squared.keras"), "-o", "net", "--unsafe-lambdas", "--no-verify")
    assert status == 0, said
    assert "Lambda(x -> x ** 2)" in (tmp_path / "net.model").read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["{0}/none.keras", "-o", "x"], 3, "no such file"),
        (["{0}/net.keras"], 2, "-o/--output"),
        (["{0}/net.keras", "-o", "x", "--dim", "batch=none"], 2, "is no size"),
        (["{0}/net.keras", "-o", "x", "--dim", "width=3"], 1, "no input has an open axis `width`\n  help: open axes: batch"),
        (["{0}/net.keras", "-o", "missing/x"], 3, "cannot write"),
        (["nowhere:model", "-o", "x"], 3, "no module `nowhere`"),
        (["{0}/net.txt", "-o", "x"], 1, "ends in none of"),
    ],
)
def test_errors(saved, tmp_path, arguments, status, message):
    found, said = command(tmp_path, *(argument.format(saved) for argument in arguments))
    assert found == status and message in said, said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("file", ["net.keras", "net.h5"])
@pytest.mark.parametrize("damage", ["empty", "half", "flipped"])
def test_damaged_files(saved, tmp_path, file, damage):
    content = bytearray((saved / file).read_bytes())
    if damage == "flipped":
        for i in range(0, len(content), 97):
            content[i] ^= 0x55
    kept = {"empty": 0, "half": len(content) // 2, "flipped": len(content)}[damage]
    (tmp_path / f"bad{Path(file).suffix}").write_bytes(content[:kept])
    status, said = command(tmp_path, f"bad{Path(file).suffix}", "-o", "x")
    assert status == 1 and "error: " in said, said
    assert [p.name for p in tmp_path.iterdir()] == [f"bad{Path(file).suffix}"]


def test_all_problems_at_once(saved):
    status, said = command(saved, "own:two_faults", "-o", "x")
    assert status == 1
    assert "layer `first` (Lambda)" in said and "own.py:" in said and "layer `second` (Lambda)" in said
    assert not (saved / "x.model").exists()


def test_functions_of_cpp(saved, tmp_path):
    """In the place of what cannot be followed, where that is asked for; compiled with its C++ it computes what Keras does."""
    status, said = command(saved, "own:largest", "-o", str(tmp_path / "net"))
    assert status == 1 and "JAX's primitive `top_k`" in said and "--extern" in said and not list(tmp_path.iterdir())
    status, said = command(saved, "own:largest", "-o", str(tmp_path / "net"), "--extern")
    assert status == 0, said
    assert "`extern fn top` stands in its place" in said and "nothing was verified" in said
    text = (tmp_path / "net.model").read_text()
    assert "extern fn top(x: f32[b, 4]) -> f32[b, 2]\n    header \"net.hpp\" call \"app::top\"\n" in text
    if tool.find() is None:
        pytest.skip("modelc is not on the path")
    printed = subprocess.run([tool.find(), "extern", "net.model"], cwd=tmp_path, capture_output=True, text=True)
    assert printed.returncode == 0 and "top" in printed.stdout, printed.stderr
