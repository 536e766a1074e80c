"""Text that knows where it may break, and its printer: the layout of `modelc format` (compiler/syntax/layout.cpp), after
Oppen, "Prettyprinting" (1980), and Wadler, "A prettier printer" (2003)."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 120
STEP = 4


@dataclass(frozen=True)
class Doc:
    """A node of the layout.

    text      as it is
    line      a blank, or in a broken group a new line
    soft      nothing, or in a broken group a new line
    close     as soft, but one level further out: before a closing bracket
    fill      in a broken group a blank while what follows fits, else a new line
    hard      always a new line; with text "\\n" behind an empty one
    group     on one line if it fits, else broken, its parts indented by one level
    block     parts indented by one level
    sequence  parts
    """

    kind: str
    text: str = ""
    parts: tuple[Doc, ...] = ()


LINE, SOFT, CLOSE, FILL, HARD = (Doc(kind) for kind in ("line", "soft", "close", "fill", "hard"))
EMPTY_LINE = Doc("hard", "\n")


def text(written: str) -> Doc:
    return Doc("text", written)


def sequence(*parts: Doc) -> Doc:
    return Doc("sequence", parts=parts)


def group(*parts: Doc) -> Doc:
    return Doc("group", parts=parts)


def indented(*parts: Doc) -> Doc:
    return Doc("block", parts=parts)


def lay_out(doc: Doc) -> str:
    """The text, ending with a newline."""
    return _Printer().print(doc)


class _Printer:
    def __init__(self) -> None:
        self._stack: list[tuple[int, bool, Doc]] = []  # indent, flat, what
        self._out: list[str] = []
        self._column = 0
        self._indent = 0  # of the line to come
        self._line_start = True  # nothing is on the line yet

    def print(self, doc: Doc) -> str:
        self._stack.append((0, False, doc))
        while self._stack:
            self._step(*self._stack.pop())
        if not self._line_start:
            self._out.append("\n")
        return "".join(self._out)

    def _step(self, indent: int, flat: bool, doc: Doc) -> None:
        kind = doc.kind
        if kind == "text":
            self._write(doc.text, indent)
        elif kind == "hard":
            self._new_line(indent)
            if doc.text:
                self._out.append("\n")
        elif kind in ("line", "fill"):
            if flat or (kind == "fill" and self._fits(None, 1)):
                self._write(" ", indent)
            else:
                self._new_line(indent)
        elif kind in ("soft", "close"):
            if not flat:
                self._new_line(indent - STEP if kind == "close" else indent)
        elif kind == "group":
            one_line = flat or self._fits(doc, 0)
            self._push(doc, indent if one_line else indent + STEP, one_line)
        else:
            self._push(doc, indent + STEP if kind == "block" else indent, flat and kind != "block")

    def _push(self, doc: Doc, indent: int, flat: bool) -> None:
        self._stack.extend((indent, flat, part) for part in reversed(doc.parts))

    def _fits(self, first: Doc | None, extra: int) -> bool:
        """Whether `first` and then what is on the stack reach a possible line break before the end of the line."""
        used = (self._indent if self._line_start else self._column) + extra
        pending = [(True, first)] if first is not None else []
        rest = len(self._stack)
        while used <= WIDTH:
            if not pending:
                if rest == 0:
                    return True
                rest -= 1
                pending.append(self._stack[rest][1:])
            flat, doc = pending.pop()
            if doc.kind == "text":
                used += len(doc.text)
            elif doc.kind in ("line", "fill"):
                if not flat:
                    return True
                used += 1
            elif doc.kind in ("soft", "close"):
                if not flat:
                    return True
            elif doc.kind == "hard":
                return True
            else:
                pending.extend((flat, part) for part in reversed(doc.parts))
        return False

    def _new_line(self, indent: int) -> None:
        if not self._line_start:
            self._out.append("\n")
        self._line_start = True
        self._indent = indent

    def _write(self, written: str, indent: int) -> None:
        if self._line_start:
            if written == " ":
                return
            self._out.append(" " * self._indent)
            self._column = self._indent
            self._line_start = False
        self._out.append(written)
        self._column += len(written)
