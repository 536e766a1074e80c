"""The list of the language's library is that of docs/reference."""

import importlib.util
from pathlib import Path

PYTHON = Path(__file__).resolve().parent.parent


def test_current():
    spec = importlib.util.spec_from_file_location("make_library", PYTHON / "make_library.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (PYTHON / "src/modelc/source/library.py").read_text() == module.text(), "run python3 python/make_library.py"
