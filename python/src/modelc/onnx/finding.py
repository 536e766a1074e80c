"""Where statements come several times in a row, each time on the result of the time before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Optional

from modelc.source import Call, Literal, Name, Node

from .builder import Builder, Statement
from .expression import children, names, replaced

# A block has so many layers of the library at least, and so many statements at most.
_FEWEST_LAYERS = 2
_LARGEST = 400

Place = tuple[int, int]  # a statement, and which of its targets


@dataclass
class Blocks:
    """`count` blocks of `length` statements, from the statement `start` on."""

    start: int
    length: int
    count: int
    carry: Place = (0, 0)  # in a block
    initial: str = ""
    others: list[str] = field(default_factory=list)
    # Weights of the model that are each block's own: their names by block, in the order of the first mention.
    own: list[list[str]] = field(default_factory=list)

    def of(self, i: int) -> range:
        return range(self.start + i * self.length, self.start + (i + 1) * self.length)


class Finder:
    """Finds blocks among the statements of a model that `results` need."""

    def __init__(self, build: Builder, statements: list[Statement], results: list[tuple[Any, Node]]) -> None:
        self.statements = list(statements)
        self.defined: dict[str, Place] = {t: (i, k) for i, s in enumerate(self.statements) for k, t in enumerate(s.targets)}
        self.params = {p.name: p for p in build.params}
        self.local = {*self.defined, *self.params, *build.shapes}
        self.keys = [repr(replaced(s.value, self._bare)) + str(len(s.targets)) for s in self.statements]
        self.operands = [[n for n in names(s.value) if n in self.local] for s in self.statements]
        self.labels = [list(_labels(s.value)) for s in self.statements]
        self.readers: dict[str, set[int]] = {}
        for i, mentioned in enumerate(self.operands):
            for n in mentioned:
                self.readers.setdefault(n, set()).add(i)
        for _, value in results:
            for n in names(value):
                self.readers.setdefault(n, set()).add(len(self.statements))

    def blocks(self) -> list[Blocks]:
        return sorted(self._found(0, len(self.statements)), key=lambda b: b.start)

    def labels_of(self, blocks: Blocks, i: int) -> list[str]:
        """The names of the layers in a block."""
        return [n for k in blocks.of(i) for n in self.labels[k]]

    def carried(self, blocks: Blocks, i: int) -> str:
        """The value that a block hands on."""
        return self.statements[blocks.of(i)[0] + blocks.carry[0]].targets[blocks.carry[1]]

    def _bare(self, node: Node) -> Node:
        """An expression without what may differ: names of values, and of layers."""
        if isinstance(node, Name) and node.id in self.local:
            return Name("$")
        if isinstance(node, Call) and label_of(node) is not None:
            return replace(node, named=tuple((k, Literal("$") if k == "name" else v) for k, v in node.named))
        return node

    def _found(self, first: int, last: int) -> Iterator[Blocks]:
        """The blocks between two statements, the largest saving first, then what is left on both sides."""
        best: Optional[Blocks] = None
        saved = 0
        for length in range(2, min((last - first) // 2, _LARGEST) + 1):
            at = first
            while at + length < last:
                run = 0
                while at + run + length < last and self.keys[at + run] == self.keys[at + run + length]:
                    run += 1
                count = run // length + 1
                if count > 1 and (count - 1) * length > saved:
                    for start in range(at, at + run - (count - 1) * length + 1):
                        blocks = self._checked(Blocks(start, length, count))
                        if blocks is not None:
                            best, saved = blocks, (count - 1) * length
                            break
                at += max(run, 1)
        if best is not None:
            yield best
            yield from self._found(first, best.start)
            yield from self._found(best.start + best.length * best.count, last)

    def _checked(self, blocks: Blocks) -> Optional[Blocks]:
        """Blocks with what goes into them, where each reads the one before at one place, and nothing else reads them."""
        if sum(len(self.labels[i]) for i in blocks.of(0)) < _FEWEST_LAYERS:
            return None
        carries: set[tuple[Place, str]] = set()
        own: dict[str, list[str]] = {}
        for offset in range(blocks.length):
            rows = [self.operands[of[offset]] for of in map(blocks.of, range(blocks.count))]
            for column in zip(*rows, strict=True):
                kind = self._kind(blocks, column)
                if kind is None:
                    return None
                if isinstance(kind, tuple):
                    carries.add((kind, column[0]))
                elif kind == "own":
                    own.setdefault(column[0], list(column))
                    if own[column[0]] != list(column):
                        return None
                elif kind == "other" and column[0] not in blocks.others:
                    blocks.others.append(column[0])
        if len(carries) != 1:
            return None
        ((blocks.carry, blocks.initial),) = carries
        if blocks.initial in blocks.others or not self._apart(blocks):
            return None
        blocks.own = list(map(list, zip(*own.values()))) or [[] for _ in range(blocks.count)]
        return blocks

    def _kind(self, blocks: Blocks, column: tuple[str, ...]) -> Any:
        """What an operand is that the blocks call so: "inner", "own", "other", or where in the block before it is computed."""
        places = [self.defined.get(n) for n in column]
        within = [p is not None and p[0] in blocks.of(i) for i, p in enumerate(places)]
        relative = [None if p is None else (p[0] - blocks.of(i)[0], p[1]) for i, p in enumerate(places)]
        if all(within):
            return "inner" if len(set(relative)) == 1 else None
        if any(within):
            return None
        if len(set(column)) == 1:
            return "other" if places[0] is None or places[0][0] < blocks.start else None
        if all(n in self.params and len(self.readers[n]) == 1 for n in column):
            shapes = {(self.params[n].array.shape, self.params[n].array.dtype, self.params[n].trainable) for n in column}
            return "own" if len(shapes) == 1 and len(set(column)) == len(column) else None
        before = {(p[0] - blocks.of(i)[0], p[1]) for i, p in enumerate(places[1:]) if p is not None and p[0] in blocks.of(i)}
        first = places[0]
        outside = first is None and column[0] not in self.params or first is not None and first[0] < blocks.start
        known = all(p is not None and p[0] in blocks.of(i) for i, p in enumerate(places[1:]))
        return next(iter(before)) if known and outside and len(before) == 1 else None

    def _apart(self, blocks: Blocks) -> bool:
        """Whether of each block the value that is carried alone is read elsewhere."""
        for i in range(blocks.count):
            for at in blocks.of(i):
                for k, name in enumerate(self.statements[at].targets):
                    outside = self.readers.get(name, set()) - set(blocks.of(i))
                    carried = (at - blocks.of(i)[0], k) == blocks.carry
                    if outside and not carried or carried and i + 1 < blocks.count and not outside <= set(blocks.of(i + 1)):
                        return False
        return True


def label_of(node: object) -> Optional[str]:
    """The name that a call of a layer gives it."""
    if isinstance(node, Call) and isinstance(node.callee, Name) and node.callee.id[:1].isupper():
        label = dict(node.named).get("name")
        return str(label.value) if isinstance(label, Literal) else None
    return None


def _labels(node: object) -> Iterator[str]:
    label = label_of(node)
    if label is not None:
        yield label
    for child in children(node):
        yield from _labels(child)
