"""ONNX's node tests through generated code; see scripts/conformance."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from node_tests import NodeTest, imported, node_tests
from safetensors.numpy import save_file

from modelc.onnx.importer import FAILS
from modelc.onnx.model import Port
from modelc.onnx.tensor import DTYPES
from modelc.onnx.unsupported import Unsupported
from modelc.problems import ImportFailed

ROOT = Path(__file__).resolve().parents[3]
LIST = Path(__file__).with_name("conformance.txt")
PAGE = ROOT / "docs" / "onnx-conformance.md"
_HEADERS = ("conv", "depthwise", "fft", "input", "lanes", "linear_algebra", "matmul", "parallel", "pool", "reducers",
            "segments", "size", "special", "tensor_info", "version", "view", "weights", "window")  # fmt: skip


@dataclass
class Outcome:
    """`state` is "imported" on the way, then "passed", "refused" or "wrong"; `note` says why."""

    name: str
    state: str
    note: str = ""
    outputs: tuple[Port, ...] = ()


def prepare(test: NodeTest, folder: Path, tool: str) -> Outcome:
    """Imports a test and compiles its header; writes weights and inputs beside it."""
    name = test.name.removeprefix("test_")
    try:
        made = imported(test, name)
    except ImportFailed as failure:
        fails = any(p.message.startswith(FAILS) for p in failure.problems)
        return Outcome(test.name, "wrong" if fails else "refused", "; ".join(p.message for p in failure.problems))
    except Unsupported as problem:
        return Outcome(test.name, "refused", problem.message)
    except Exception as error:
        return Outcome(test.name, "wrong", f"the importer fails: {type(error).__name__}: {error}")
    source = folder / f"{name}.model"
    source.write_text(made.source)
    command = [tool, "compile", str(source), "-o", str(folder / f"{name}.hpp"), "--namespace", f"n_{name}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return Outcome(test.name, "wrong", f"modelc: {done.stderr.strip().splitlines()[0]}")
    save_file({k: np.array(v, order="C") for k, v in made.weights.items()}, folder / f"{name}.safetensors")
    (folder / f"{name}.in").write_bytes(b"".join(test.inputs[p.file].astype(DTYPES[p.dtype]).tobytes() for p in made.inputs))
    return Outcome(test.name, "imported", "", tuple(made.outputs))


class Programs:
    """C++ programs of several models each."""

    def __init__(self, folder: Path, compiler: str, eigen: str) -> None:
        self.folder = folder
        self.flags = ["-std=c++17", "-O1", "-w", "-I", str(ROOT / "runtime"), "-I", eigen, "-I", str(folder), "-I", str(LIST.parent)]
        self.compiler = compiler
        lines = ["#include <Eigen/Core>", '#include "conformance_runner.hpp"']
        lines += [f'#include "modelc/{h}.hpp"' for h in _HEADERS if (ROOT / "runtime" / "modelc" / f"{h}.hpp").is_file()]
        (folder / "all.hpp").write_text("\n".join(lines) + "\n")
        self._run([compiler, *self.flags, "-x", "c++-header", str(folder / "all.hpp"), "-o", str(folder / "all.hpp.gch")])

    def build(self, names: Sequence[str], stem: str) -> str | None:
        """A program of these models; what the compiler says where it does not take them."""
        lines = ['#include "all.hpp"', *(f'#include "{n}.hpp"' for n in names)]
        lines += ["int main(int, char** argv) {", "  const std::string name = argv[1];"]
        lines += [f'  if (name == "{n}") conformance::run<n_{n}::Model>(argv[2]);' for n in names]
        path = self.folder / f"{stem}.cpp"
        path.write_text("\n".join([*lines, "}"]) + "\n")
        done = self._run([self.compiler, *self.flags, "-include", "all.hpp", str(path), "-o", str(self.folder / stem), "-pthread"])
        return None if done.returncode == 0 else next((x for x in done.stderr.splitlines() if "error" in x), "the compiler fails")

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, capture_output=True, text=True, check=False)


def judge(test: NodeTest, outcome: Outcome, program: Path, folder: Path) -> Outcome:
    """Runs a model and compares what it gives with what ONNX recorded."""
    stem = folder / test.name.removeprefix("test_")
    done = subprocess.run([str(program), stem.name, str(stem)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return Outcome(test.name, "wrong", f"the program ends with {done.returncode}: {done.stderr.strip()[:200]}")
    content, at = stem.with_suffix(".out").read_bytes(), 0
    for port in outcome.outputs:
        wanted = test.outputs[port.file]
        dtype = DTYPES[port.dtype]
        count = int(np.prod(port.shape, dtype=np.int64))
        got = np.frombuffer(content, dtype, count, at).reshape(port.shape)
        at += count * dtype.itemsize
        if got.shape != wanted.shape or got.dtype != wanted.dtype:
            return Outcome(test.name, "wrong", f"`{port.file}` is {got.dtype}{list(got.shape)}, not {wanted.dtype}{list(wanted.shape)}")
        try:
            np.testing.assert_allclose(got, wanted, rtol=test.rtol, atol=test.atol)
        except AssertionError as difference:
            return Outcome(test.name, "wrong", " ".join(str(difference).split())[:200])
    return Outcome(test.name, "passed")


def run(options: argparse.Namespace, folder: Path) -> list[Outcome]:
    tests = {t.name: t for t in node_tests() if re.search(options.only, t.name)}
    outcomes: dict[str, Outcome] = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for outcome in pool.map(prepare, tests.values(), [folder] * len(tests), [options.tool] * len(tests), chunksize=8):
            outcomes[outcome.name] = outcome
    names = [n.removeprefix("test_") for n, o in outcomes.items() if o.state == "imported"]
    programs = Programs(folder, options.compiler, options.eigen)
    groups = [names[i : i + options.group] for i in range(0, len(names), options.group)]

    def built(number: int) -> None:
        group = groups[number]
        parts = [group] if programs.build(group, f"group{number}") is None else [[n] for n in group]
        for i, part in enumerate(parts):
            stem = f"group{number}" if len(parts) == 1 else f"group{number}_{i}"
            failure = programs.build(part, stem) if len(parts) > 1 else None
            for n in part:
                test = tests[f"test_{n}"]
                outcome = outcomes[test.name]
                outcomes[test.name] = Outcome(test.name, "wrong", failure) if failure else judge(test, outcome, folder / stem, folder)
            (folder / stem).unlink(missing_ok=True)
        print(f"{sum(o.state != 'imported' for o in outcomes.values())} of {len(outcomes)}", file=sys.stderr, flush=True)

    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(built, range(len(groups))))
    return list(outcomes.values())


def page(outcomes: list[Outcome]) -> str:
    """The score as a page of the documents."""
    states = {s: [o for o in outcomes if o.state == s] for s in ("passed", "refused", "wrong")}
    import onnx

    lines = [
        "# ONNX's node tests through generated code",
        "",
        f"`scripts/conformance` imports the node tests of ONNX {onnx.__version__}, those whose inputs and outputs are f32, f64, i32, i64",
        "or bool, compiles each to a header and the headers to programs, and compares what these compute with what ONNX recorded,",
        "within the tolerances that ONNX states. An input that decides about shapes (axes, sizes, bounds) is fixed to the value that the",
        "test has for it, as files in use hold such values. This page is written by `scripts/conformance --update`.",
        "",
        f"| passed | refused with an error | wrong | all |\n| --- | --- | --- | --- |\n| {len(states['passed'])} | {len(states['refused'])} | {len(states['wrong'])} | {len(outcomes)} |",
        "",
        "A wrong one fails the command, and so does one that passed before and no longer does.",
        "",
        "## Refused",
        "",
    ]
    lines += [f"- `{o.name}`: {o.note}" for o in states["refused"]]
    passed = ", ".join(f"`{o.name.removeprefix('test_')}`" for o in states["passed"])
    lines += ["", "## Passed", "", *textwrap.wrap(passed, 160, break_long_words=False, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/conformance", description="Runs ONNX's node tests through generated code.")
    parser.add_argument("--tool", default=str(ROOT / "build" / "release" / "modelc"))
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--eigen", default="/usr/include/eigen3")
    parser.add_argument("--only", default="", metavar="REGEX", help="the tests whose names match")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--group", type=int, default=30, help="models in one program")
    parser.add_argument("--update", action="store_true", help="write the list of passing tests and the page of the score")
    parser.add_argument("--keep", metavar="FOLDER", help="leave sources and headers there")
    options = parser.parse_args()
    folder = Path(options.keep) if options.keep else Path(tempfile.mkdtemp(prefix="conformance-"))
    folder.mkdir(exist_ok=True)
    try:
        outcomes = run(options, folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    passed = {o.name for o in outcomes if o.state == "passed"}
    wrong = [o for o in outcomes if o.state == "wrong"]
    before = set(LIST.read_text().split()) if LIST.is_file() else set()
    lost = sorted(n for n in before - passed if re.search(options.only, n))
    for o in wrong:
        print(f"wrong: {o.name}: {o.note}")
    for n in lost:
        print(f"passed before: {n}")
    print(f"{len(passed)} passed, {sum(o.state == 'refused' for o in outcomes)} refused, {len(wrong)} wrong, of {len(outcomes)}")
    if options.update and not wrong and not options.only:
        LIST.write_text("\n".join(sorted(passed | set(lost))) + "\n")
        PAGE.write_text(page(outcomes))
    return 1 if wrong or lost else 0


if __name__ == "__main__":
    sys.exit(main())
