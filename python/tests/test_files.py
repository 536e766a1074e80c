"""Files appear whole or not at all."""

import numpy as np
import pytest
from safetensors.numpy import load_file

from modelc.files import Result, write
from modelc.problems import ImportFailed, Problem, Problems, SystemFailed

RESULT = Result("# text\n", {"dense/kernel": np.eye(3, dtype=np.float32)[:, ::-1]}, {"x": np.zeros(0, np.float32)})


def test_all_three(tmp_path):
    written = write(tmp_path / "net.model", RESULT)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["net.model", "net.safetensors", "net.vectors.safetensors"]
    assert written.model.read_text() == "# text\n"
    np.testing.assert_array_equal(load_file(written.weights)["dense/kernel"], np.eye(3)[:, ::-1])


def test_none_on_failure(tmp_path):
    (tmp_path / "net.vectors.safetensors").mkdir()
    with pytest.raises(SystemFailed, match="net.vectors.safetensors"):
        write(tmp_path / "net", RESULT)
    assert [p.name for p in tmp_path.iterdir()] == ["net.vectors.safetensors"]
    with pytest.raises(SystemFailed, match="cannot write"):
        write(tmp_path / "nowhere" / "net", RESULT)


def test_problems_come_together():
    problems = Problems()
    problems.raise_any()
    problems.add("is made by hand", "layer `a` (Odd)", "odd.py", 7, help="write an extern fn")
    problems.add("is made by hand", "layer `a` (Odd)", "odd.py", 7, help="write an extern fn")
    problems.add("no such thing")
    with pytest.raises(ImportFailed) as failure:
        problems.raise_any()
    assert failure.value.problems[1] == Problem("no such thing")
    assert str(failure.value) == (
        "error: odd.py:7: layer `a` (Odd): is made by hand\n  help: write an extern fn\nerror: no such thing"
    )
