"""scripts/bench: its rows, whose outputs and losses onnxruntime and Keras confirm, and what it says of wrong ones."""

import json
import os
import pathlib
import subprocess
import sys

import numpy
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import bench  # noqa: E402
from measuring import Failed  # noqa: E402
from networks import predict  # noqa: E402
from training import train  # noqa: E402


def run(*arguments):
    environment = dict(os.environ, BENCH_PYTHON=sys.executable)
    return subprocess.run([ROOT / "scripts/bench", "--modelc", os.environ["MODELC"], *arguments], capture_output=True, text=True,
                          env=environment)


def test_help():
    done = run("--help")
    assert done.returncode == 0
    assert "--mode {predict,train,all}" in done.stdout


@pytest.mark.parametrize("arguments, message", [
    (["yolov2", "--mode", "train"], "no network for --mode train is called yolov2"),
    (["lstm", "--peers", "onnxruntime,tensorrt"], "no peer is called tensorrt"),
    (["lstm", "--threads", "0"], "--threads must be from 1 to"),
    (["lstm", "--peers", "baseline"], "peer baseline needs --baseline TREE"),
    (["rtneural_gru", "--peers", "rtneural"], "peer rtneural needs --rtneural TREE"),
    (["lstm", "--peers", "baseline", "--baseline", "/nowhere"], "peer baseline needs /nowhere/build/release/modelc, /nowhere/runtime"),
])
def test_refuses(arguments, message):
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_variants(tmp_path):
    done = run("tagger", "lstm", "--peers", "without_fusion,without_both", "--rounds", "1", "--seconds", "0.01", "--flags=-O1", "--clock",
               "processor", "--json", tmp_path / "rows.json", "--markdown", tmp_path / "page.md")
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [(row["network"], row["mode"]) for row in rows] == [
        (network, mode) for mode in ("predict", "train") for network in ("tagger", "lstm")]
    for row in rows:
        assert row["correct"] and list(row["peers"]) == ["without_fusion", "without_both"]
    assert "<!-- bench without_fusion without_both -->" in (tmp_path / "page.md").read_text()


def test_rows(tmp_path):
    done = run("lstm", "--peers", "onnxruntime,keras_jax", "--rounds", "1", "--seconds", "0.01", "--flags=-O1", "--clock",
               "processor", "--json", tmp_path / "rows.json", "--markdown", tmp_path / "page.md")
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / "rows.json").read_text())
    assert [(row["network"], row["mode"], row["threads"], *row["peers"]) for row in rows] == [
        ("lstm", "predict", 1, "onnxruntime"), ("lstm", "train", 1, "keras_jax")]
    for row in rows:
        peer, = row["peers"].values()
        assert row["ours_ms"] > 0 and row["ratio"] == row["ours_ms"] / peer
        difference, = row["differences"].values()
        assert row["correct"] and difference < 1e-3
    assert f"<!-- bench 1 -->\n{done.stdout.strip()}\n<!-- end -->" in (tmp_path / "page.md").read_text()


def test_peers_that_are_not_installed(monkeypatch, capsys):
    """Optional ones are left out, others are needed where the mode has them."""
    monkeypatch.setattr(bench.peers, "installed", lambda package: package in ("onnxruntime", "openvino"))
    monkeypatch.setattr(sys, "argv", ["bench", "gru"])
    assert bench.parse()[1:] == ([("gru", "predict")], ["onnxruntime", "openvino"])
    for arguments, message in ((["lstm"], "peer keras_jax needs keras, jax"), (["gru", "--peers", "torch"], "peer torch needs torch")):
        monkeypatch.setattr(sys, "argv", ["bench", *arguments])
        with pytest.raises(SystemExit):
            bench.parse()
        assert message in capsys.readouterr().err


ROW = {"ours_ms": 1.0, "peers": {"onnxruntime": 2.0}, "ratio": 0.5, "gflops": 1.0, "peak_gflops": 10.0, "peak_share": 0.1,
       "arena_bytes": 1, "program_bytes": 1, "compile_s": 1, "cxx_s": 1}


def measured(monkeypatch, capsys, measure):
    """The exit status of a run with one network, and what it prints."""
    monkeypatch.setattr(predict, "measure", measure)
    monkeypatch.setattr(predict, "empty_calls", lambda *_: {})
    monkeypatch.setattr(sys, "argv", ["bench", "gru", "--mode", "predict", "--peers", "onnxruntime"])
    return bench.main(), capsys.readouterr()


@pytest.mark.parametrize("difference, status, verdict", [(2e-3, 1, "WRONG"), (5e-4, 0, "0.50")])
def test_verdict(monkeypatch, capsys, difference, status, verdict):
    row = {**ROW, "differences": {"onnxruntime": difference}, "correct": difference <= 1e-3}
    found, printed = measured(monkeypatch, capsys, lambda *_: row)
    assert found == status
    assert f"| gru | predict | 1.00 | 2.00 | {verdict} |" in printed.out
    assert ("WRONG: differs from onnxruntime by 2.0e-03" in printed.err) == bool(status)


def test_a_contender_fails(monkeypatch, capsys):
    def fails(*_):
        raise Failed("onnxruntime failed")

    found, printed = measured(monkeypatch, capsys, fails)
    assert found == 1
    assert "| gru | predict | failed |" in printed.out


def test_differences():
    ours = numpy.array([4.0, 2.0])
    assert predict.largest_difference(ours, ours + [0, 0.01]) == pytest.approx(0.01 / 2)
    assert train.largest_difference(ours, ours * [1, 1.002]) == pytest.approx(0.002)
    for module in (predict, train):
        for bad in ([4.0, 4.001], [4.0, numpy.nan]):  # alike, or no number
            with pytest.raises(Failed, match="show nothing"):
                module.largest_difference(numpy.array(bad), ours)
