"""Statements as one would write them: what is used once stands where it is used, layers one after the other in a pipeline."""

from __future__ import annotations

from collections import Counter
from typing import Any

from modelc.source import Name, Node, Pipeline

from .builder import Statement
from .expression import depth, names, replaced

# An expression that is put into another one may nest so deep.
_DEEPEST = 3


def tidy(statements: list[Statement], results: list[tuple[Any, Node]]) -> tuple[list[Statement], list[tuple[Any, Node]]]:
    """The statements that the results need, joined; `results` are pairs of an output and its expression."""
    statements = _needed(statements, results)
    uses = _uses(statements, results)
    kept: list[Statement] = []
    for s in statements:
        s = Statement(s.targets, _joined(s.value, kept, uses))
        kept.append(s)
    results = [(port, _joined(value, kept, uses)) for port, value in results]
    return kept, results


def _needed(statements: list[Statement], results: list[tuple[Any, Node]]) -> list[Statement]:
    wanted = {n for _, value in results for n in names(value)}
    kept = []
    for s in reversed(statements):
        if any(t in wanted for t in s.targets):
            wanted.update(names(s.value))
            kept.append(s)
    return kept[::-1]


def _uses(statements: list[Statement], results: list[tuple[Any, Node]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for s in statements:
        count.update(names(s.value))
    for _, value in results:
        count.update(names(value))
    return count


def _joined(value: Node, kept: list[Statement], uses: Counter[str]) -> Node:
    """`value` with the statements directly before it that nothing else needs in place of their names."""
    while kept and len(kept[-1].targets) == 1 and uses[kept[-1].targets[0]] == 1:
        last = kept[-1]
        name = last.targets[0]
        if name not in set(names(value)):
            break
        joined = _put(value, name, last.value)
        if joined is None:
            break
        kept.pop()
        value = joined
    return value


def _put(value: Node, name: str, inner: Node) -> Node | None:
    if value == Name(name):
        return inner
    if isinstance(value, Pipeline):
        if value.value == Name(name):
            if isinstance(inner, Pipeline):
                return Pipeline(inner.value, inner.stages + value.stages)
            return Pipeline(inner, value.stages)
        return None
    if isinstance(inner, Pipeline) or depth(inner) + depth(value) > _DEEPEST:
        return None
    return replaced(value, lambda n: inner if n == Name(name) else n)  # type: ignore[return-value]
