"""Which Python code is the user's own."""

from __future__ import annotations

import os
import traceback

_OTHERS = ("<frozen", "<string>", os.path.dirname(os.path.dirname(__file__)) + os.sep, os.path.dirname(os.__file__) + os.sep)


def foreign(file: str) -> bool:
    """Is it a file of Python, of an installed package, or of this one?"""
    return file.startswith(_OTHERS) or f"{os.sep}site-packages{os.sep}" in file


def place(error: BaseException) -> tuple[str, int]:
    """The innermost line of the user's own code that an exception passed."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if not foreign(frame.filename)]
    return (own[-1].filename, own[-1].lineno or 0) if own else ("", 0)
