"""docs/import-keras.md: its model gives its source, by its command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from modelc import tool

pytest.importorskip("keras")

ROOT = Path(__file__).resolve().parent.parent.parent


def test_page(tmp_path):
    page = (ROOT / "docs/import-keras.md").read_text()
    python, source = (re.search(pattern, page, re.S).group(1) for pattern in (
        r"makes a model:\n\n```python\n(.*?)```", r"is then\n\n```\n(.*?)```"))
    (tmp_path / "squares.py").write_text(python)
    importing, verifying = re.findall(r"^modelc (import keras .*|verify .*)$", page, re.M)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "python/src"), "MODELC_PYTHON": sys.executable}
    found = tool.find()
    if found is None:
        pytest.skip("modelc is not on the path")
    for command in (f"{importing} --no-verify", verifying):
        done = subprocess.run([found, *command.split()], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "squares.model").read_text() == source
    (exporting,) = re.findall(r"```python\n(import modelc\n.*?)```", page, re.S)
    (tmp_path / "exporting.py").write_text(
        "import numpy, squares\nmodel, features = squares.build(), numpy.ones((2, 6), 'float32')\n" + exporting)
    (tmp_path / "squares.model").unlink()
    done = subprocess.run([sys.executable, "exporting.py"], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and (tmp_path / "squares.model").read_text() == source, done.stderr
