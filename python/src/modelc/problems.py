"""What cannot be taken: collected while a model is read, and raised together, so that one run shows everything."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One thing that has no place in a `.model` file.

    `where` names it as its owner knows it (a layer, a node of a graph); `file` and `line` are the Python source it comes
    from, where there is one; `help` says what to write instead.
    """

    message: str
    where: str = ""
    file: str = ""
    line: int = 0
    help: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        subject = f"{self.where}: " if self.where else ""
        advice = "".join(f"\n  help: {line}" if i == 0 else f"\n        {line}"
                         for i, line in enumerate(self.help.splitlines()))
        return f"error: {place}{subject}{self.message}{advice}"


class ImportFailed(Exception):
    """The model or the file is wrong, or has something that the language has not; `problems` lists all of it."""

    def __init__(self, problems: list[Problem] | Problem) -> None:
        self.problems = problems if isinstance(problems, list) else [problems]
        super().__init__("\n".join(map(str, self.problems)))


class SystemFailed(Exception):
    """A file cannot be read or written, or a package is missing."""


@dataclass
class Problems:
    """A list to be filled. `raise_any` ends the import where something is in it."""

    found: list[Problem] = field(default_factory=list)

    def add(self, message: str, where: str = "", file: str = "", line: int = 0, help: str = "") -> None:
        problem = Problem(message, where, file, line, help)
        if problem not in self.found:
            self.found.append(problem)

    def raise_any(self) -> None:
        if self.found:
            raise ImportFailed(list(self.found))
