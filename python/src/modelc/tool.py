"""The compiler, where it is on the path (or named by the environment variable MODELC)."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from modelc.files import Written


@dataclass(frozen=True)
class Verified:
    """What `modelc verify` said: `status` as it exits (0: right, 1: wrong), None where the tool was not found."""

    status: int | None
    report: str


def find() -> str | None:
    return os.environ.get("MODELC") or shutil.which("modelc")


def verify(written: Written) -> Verified:
    """Compares what the compiled model computes with what the original did."""
    tool = find()
    if tool is None:
        return Verified(None, "modelc is not on the path: nothing was verified")
    files = [os.fspath(written.model), "--weights", os.fspath(written.weights), "--vectors", os.fspath(written.vectors)]
    try:
        done = subprocess.run([tool, "verify", *files], capture_output=True, text=True, check=False)
    except OSError as error:
        return Verified(None, f"cannot run {tool}: {error.strerror}")
    return Verified(done.returncode, (done.stdout + done.stderr).rstrip("\n"))
