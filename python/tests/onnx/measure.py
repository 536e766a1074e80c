"""Measures the published files of test_published.py: the size of the header, the processor time that the C++ compiler takes
for it, and the shortest time of a prediction on one thread beside ONNX Runtime's. Prints the table of docs/import-onnx.md.
MODELC names the tool."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors.numpy import load_file
from test_published import IMAGES, MODELC, VOICES, Case

from modelc import export
from modelc.source import legal

ROOT = Path(__file__).resolve().parents[3]
_TURNS = 200


def main() -> None:
    print("| file | header, KiB | compiler, s | ms | ONNX Runtime, ms |\n| --- | --- | --- | --- | --- |")
    for name, case in {**VOICES, **IMAGES}.items():
        if not sys.argv[1:] or any(a in name for a in sys.argv[1:]):
            with tempfile.TemporaryDirectory() as folder:
                print(f"| {case.path.name}, {name} | {measured(case, Path(folder))} |", flush=True)


def measured(case: Case, folder: Path) -> str:
    assert MODELC is not None
    written = export(case.path, folder / "net", dims=case.dims, fixed=case.fixed)
    header = folder / "net.hpp"
    subprocess.run([MODELC, "compile", written.model, "-o", header], check=True)
    session_options = onnxruntime.SessionOptions()
    session_options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(case.path), session_options, ["CPUExecutionProvider"])
    recorded = load_file(written.vectors)
    inputs = {i.name: recorded[legal(i.name)] for i in session.get_inputs() if i.name not in case.fixed}
    (folder / "net.in").write_bytes(b"".join(inputs[n].tobytes() for n in inputs))
    main_text = '#include "net.hpp"\n#include "conformance_runner.hpp"\nint main(int, char** argv) {\n'
    main_text += f'  std::printf("%.3f", conformance::run<net::Model>(argv[1], {_TURNS}));\n}}\n'
    (folder / "main.cpp").write_text(main_text)
    flags = ["-std=c++17", "-O3", "-march=native", "-DNDEBUG", "-I", ROOT / "runtime", "-I", "/usr/include/eigen3", "-I", folder]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(["g++", *flags, "-I", Path(__file__).parent, folder / "main.cpp", "-o", folder / "main", "-pthread"], check=True)
    compiler = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    ours = subprocess.run([folder / "main", folder / "net"], check=True, capture_output=True, text=True).stdout
    feeds = {**inputs, **{n: np.array(v, np.int64) for n, v in case.fixed.items()}}
    theirs = []
    for _ in range(_TURNS):
        start = time.perf_counter()
        session.run(None, feeds)
        theirs.append((time.perf_counter() - start) * 1000)
    return f"{header.stat().st_size / 1024:.0f} | {compiler:.1f} | {float(ours):.2f} | {min(theirs[1:]):.2f}"


if __name__ == "__main__":
    main()
