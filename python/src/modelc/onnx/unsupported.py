"""What ends the import of a node or a file."""

from __future__ import annotations


class Unsupported(Exception):
    """What cannot be written; `instead` says what to do about it."""

    def __init__(self, message: str, instead: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.instead = instead
