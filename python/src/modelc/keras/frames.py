"""Which Python code is the user's own."""

from __future__ import annotations

import inspect
import os
import re
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

_OTHERS = ("<frozen", "<string>", os.path.dirname(os.path.dirname(__file__)) + os.sep, os.path.dirname(os.__file__) + os.sep)


def foreign(file: str) -> bool:
    """Is it a file of Python, of an installed package, or of this one?"""
    return file.startswith(_OTHERS) or f"{os.sep}site-packages{os.sep}" in file


def place(error: BaseException) -> tuple[str, int]:
    """The innermost line of the user's own code that an exception passed."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if not foreign(frame.filename)]
    return (own[-1].filename, own[-1].lineno or 0) if own else ("", 0)


def reason(error: BaseException) -> str:
    """The line of an exception that says what is wrong: before it Keras puts where that was, and what it tried."""
    text = re.sub(r"\x1b\[\d*m", "", str(error)).rpartition("Error encountered:")[2]
    lines = [line.strip() for line in text.splitlines()]
    return next((line for line in lines if line and not line.startswith("Exception encountered when calling")), type(error).__name__)


def own_line(frame: FrameType | None) -> tuple[str, int]:
    """The innermost line of the user's own code that is running."""
    while frame is not None and foreign(frame.f_code.co_filename):
        frame = frame.f_back
    return (frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("", 0)


def start(function: Callable[..., Any]) -> tuple[str, int]:
    """Where a function of the user's own stands."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return (code.co_filename, code.co_firstlineno) if code is not None and not foreign(code.co_filename) else ("", 0)
