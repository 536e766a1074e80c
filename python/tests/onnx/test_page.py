"""The commands of docs/import-onnx.md."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("onnx")

from modelc import tool  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "import-onnx.md").read_text()


@pytest.mark.skipif(tool.find() is None, reason="needs modelc")
def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    programs = {"python3": sys.executable, "modelc": str(Path(tool.find() or "").resolve())}
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "python" / "src")}
    for language, block in re.findall(r"```(sh|python)\n(.*?)```", PAGE, re.DOTALL):
        commands = [[sys.executable, "-c", block]] if language == "python" else [shlex.split(c) for c in block.splitlines()]
        for program, *arguments in commands:
            if program == "pip":
                continue
            command = [programs.get(program, program), *arguments]
            done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    shown = PAGE[PAGE.index("model Digits") :].partition("```")[0]
    assert (tmp_path / "digits.model").read_text() == shown
    assert "f32[1, 3, 16, 16]" in (tmp_path / "one.model").read_text()


def test_the_score_is_the_same_wherever_it_stands() -> None:
    passed = len((Path(__file__).with_name("conformance.txt")).read_text().split())
    assert f"| {passed} | {1352 - passed} | 0 | 1352 |" in (ROOT / "docs" / "onnx-conformance.md").read_text()
    assert f"[{passed} of ONNX's 1352 node tests](docs/onnx-conformance.md)" in (ROOT / "README.md").read_text()
