"""Networks as exporters write them, through generated code, against ONNX Runtime."""

from __future__ import annotations

from pathlib import Path

import pytest

onnx = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")

from exported import TABLE  # noqa: E402

from modelc import export, tool  # noqa: E402


@pytest.mark.skipif(tool.find() is None, reason="needs modelc")
@pytest.mark.parametrize("name", TABLE)
def test_what_exporters_write_computes_what_onnx_runtime_does(name: str, tmp_path: Path) -> None:
    onnx.save(TABLE[name](), tmp_path / "net.onnx")
    verified = tool.verify(export(tmp_path / "net.onnx", tmp_path / "net"))
    assert verified.status == 0, verified.report
