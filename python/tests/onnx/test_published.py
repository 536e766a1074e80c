"""ONNX files that public packages ship, through generated code, against ONNX Runtime. `scripts/venv` brings the files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

onnxruntime = pytest.importorskip("onnxruntime")

from modelc import Written, export, tool  # noqa: E402
from modelc.source import legal  # noqa: E402

FILES = Path(__file__).resolve().parents[3] / "build" / "published"
MODELC = tool.find()
pytestmark = pytest.mark.skipif(MODELC is None or not FILES.is_dir(), reason="needs modelc and build/published")

Arrays = dict[str, np.ndarray]
VAD = "silero_vad/data/silero_vad"
OCR = "rapidocr_onnxruntime/models/ch_"


@dataclass
class Case:
    """A file with what is fixed in it. `states` are the inputs that get an output of the call before."""

    file: str
    dims: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return FILES / f"{self.file}.onnx"


_STATE = {"state": "stateN"}
_ONE = {"batch": 1, "sequence": 576}
VOICES = {
    "both rates at 16 kHz": Case(VAD, {"input_0": 1, "input_1": 576, "state_1": 1}, {"sr": 16000}, _STATE),
    "both rates at 8 kHz": Case(VAD, {"input_0": 1, "input_1": 288, "state_1": 1}, {"sr": 8000}, _STATE),
    "opset 15": Case(VAD + "_16k_op15", _ONE, {"sr": 16000}, _STATE),
    "half": Case(VAD + "_half", _ONE, {}, _STATE),
    "without If": Case(VAD + "_op18_ifless", _ONE, {"sr": 16000}, _STATE),
    "openvino": Case(VAD + "_openvino_16k", {}, {}, _STATE),
    "sequence": Case(VAD + "_16k_sequence", {"sequence_length": 3}, {}, {"h": "hn", "c": "cn"}),
}
_DIM = "p2o.DynamicDimension."
IMAGES = {
    "detection 320 x 320": Case(OCR + "PP-OCRv4_det_infer", {_DIM + "0": 1, _DIM + "1": 320, _DIM + "2": 320}),
    "detection 192 x 448": Case(OCR + "PP-OCRv4_det_infer", {_DIM + "0": 1, _DIM + "1": 192, _DIM + "2": 448}),
    "recognition 48 x 320": Case(OCR + "PP-OCRv4_rec_infer", {_DIM + "0": 1, "x_2": 48, _DIM + "1": 320}),
    "recognition 48 x 160, two at once": Case(OCR + "PP-OCRv4_rec_infer", {_DIM + "0": 2, "x_2": 48, _DIM + "1": 160}),
    "direction 48 x 192": Case(OCR + "ppocr_mobile_v2.0_cls_infer", {"x_0": 1, "x_2": 48, "x_3": 192}),
    "direction 48 x 128, three at once": Case(OCR + "ppocr_mobile_v2.0_cls_infer", {"x_0": 3, "x_2": 48, "x_3": 128}),
}


class Pair:
    """A file as ONNX Runtime and as generated code run it."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        self.session = onnxruntime.InferenceSession(str(case.path), providers=["CPUExecutionProvider"])
        self.written: Written = export(case.path, folder / "net", dims=case.dims, fixed=case.fixed)
        recorded = load_file(self.written.vectors)
        self.names = {i.name: legal(i.name) for i in self._open()}
        self.inputs = {i: recorded[name] for i, name in self.names.items()}
        self.outputs = {o.name: legal(o.name) for o in self.session.get_outputs()}

    def _open(self) -> list[object]:
        return [i for i in self.session.get_inputs() if i.name not in self.case.fixed]

    def expected(self, inputs: Arrays) -> Arrays:
        fixed = {n: np.array(v, np.int64) for n, v in self.case.fixed.items()}
        return dict(zip(self.outputs, self.session.run(list(self.outputs), {**inputs, **fixed})))

    def computed(self, inputs: Arrays, folder: Path) -> Arrays:
        save_file({self.names[n]: np.array(v, order="C") for n, v in inputs.items()}, folder / "in.safetensors")
        files = ["--weights", self.written.weights, "--input", folder / "in.safetensors", "--output", folder / "out.safetensors"]
        subprocess.run([MODELC, "run", self.written.model, *files], check=True, capture_output=True, env=os.environ)
        found = load_file(folder / "out.safetensors")
        return {o: found[name] for o, name in self.outputs.items()}


@pytest.mark.parametrize("name", VOICES)
def test_voices_with_states_that_are_kept(name: str, tmp_path: Path) -> None:
    pair = Pair(VOICES[name], tmp_path)
    rng = np.random.default_rng(1)
    ours = {n: np.zeros_like(v) for n, v in pair.inputs.items()}
    theirs = dict(ours)
    for step in range(3):
        time = np.arange(pair.inputs["input"].size).reshape(pair.inputs["input"].shape) / 16000
        sound = 0.3 * np.sin(2 * np.pi * (200 + 150 * step) * time) + 0.05 * rng.standard_normal(time.shape)
        ours["input"] = theirs["input"] = sound.astype(np.float32)
        expected, computed = pair.expected(theirs), pair.computed(ours, tmp_path)
        for output, value in expected.items():
            np.testing.assert_allclose(computed[output], value, rtol=0, atol=1e-3, err_msg=f"{output} of step {step}")
        for state, output in pair.case.states.items():
            ours[state], theirs[state] = computed[output], expected[output]


@pytest.mark.parametrize("name", IMAGES)
def test_images(name: str, tmp_path: Path) -> None:
    pair = Pair(IMAGES[name], tmp_path)
    image = np.random.default_rng(2).uniform(-1, 1, pair.inputs["x"].shape).astype(np.float32)
    expected, computed = pair.expected({"x": image}), pair.computed({"x": image}, tmp_path)
    for output, value in expected.items():
        np.testing.assert_allclose(computed[output], value, rtol=0, atol=1e-3, err_msg=output)
