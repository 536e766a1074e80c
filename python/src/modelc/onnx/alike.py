"""Layers that differ in numbers alone as one layer with hyperparameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modelc.source import Assign, Call, Layer, Literal, Name, Names, Node, Param

from .expression import children, names, replaced

# A layer has so many hyperparameters at most: beyond that two layers read better.
_MOST = 4
# What the first argument of these is called.
_UNITS = {"Dense": "units"}


def joined(layers: list[Layer]) -> tuple[list[Layer], dict[str, tuple[str, tuple[Node, ...]]]]:
    """The layers that remain; and for each by its old name the one that stands for it, with what it is called with."""
    groups: dict[str, list[Layer]] = {}
    for layer in layers:
        groups.setdefault(repr(_bare(layer)), []).append(layer)
    kept: list[Layer] = []
    calls: dict[str, tuple[str, tuple[Node, ...]]] = {}
    for group in groups.values():
        values = [tuple(v.value for v in _numbers(layer)) for layer in group]
        columns = list(zip(*values))
        differing = list(dict.fromkeys(c for c in columns if len(set(c)) > 1))
        if len(group) == 1 or not 1 <= len(differing) <= _MOST:
            kept += group
            calls.update((layer.name, (layer.name, ())) for layer in group)
            continue
        scope = Names(frozenset(_taken(group[0])))
        labels = dict(zip(columns, _labels(group[0])))
        chosen = {c: scope.fresh(labels[c]) for c in differing}
        kept.append(_general(group[0], [chosen.get(c) for c in columns], [Param(chosen[c]) for c in differing]))
        for i, layer in enumerate(group):
            calls[layer.name] = (group[0].name, tuple(Literal(c[i]) for c in differing))
    return kept, calls


def _is_number(node: object) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, int) and not isinstance(node.value, bool)


def _bare(layer: Layer) -> Layer:
    """A layer without its name, its whole numbers, and the names of the values within it."""
    inner: dict[str, str] = {}
    for s in layer.body:
        for target in _targets(s):
            inner.setdefault(target, f"${len(inner)}")

    def change(node: Node) -> Node:
        if isinstance(node, Name):
            return Name(inner.get(node.id, node.id))
        return Literal("#") if _is_number(node) else node

    body = tuple(replace(s, target=tuple(inner[t] for t in _targets(s))) if isinstance(s, Assign) else s for s in layer.body)
    return replace(layer, name="", params=replaced(layer.params, change), body=replaced(body, change))  # type: ignore[arg-type]


def _targets(statement: object) -> tuple[str, ...]:
    if not isinstance(statement, Assign):
        return ()
    return statement.target if isinstance(statement.target, tuple) else (statement.target,)


def _numbers(node: object) -> Iterator[Literal]:
    """The whole numbers in a layer, in the order in which `replaced` meets them."""
    if isinstance(node, Layer):
        yield from _numbers(node.params)
        yield from _numbers(node.body)
        return
    for child in children(node):
        yield from _numbers(child)
    if _is_number(node):
        yield node  # type: ignore[misc]


def _labels(layer: Layer) -> list[str]:
    """What each whole number of a layer is about: units, filters, or just a number."""
    found: list[str] = []

    def walk(node: object) -> None:
        before = len(found)
        for child in children(node):
            walk(child)
        if _is_number(node):
            found.append("n")
        if isinstance(node, Call) and isinstance(node.callee, Name) and node.arguments and _is_number(node.arguments[0]):
            if node.callee.id[:1].isupper():
                found[before] = _UNITS.get(node.callee.id, "filters")

    walk(layer.params)
    walk(layer.body)
    return found


def _taken(layer: Layer) -> set[str]:
    return {n for part in (layer.params, layer.body) for n in names(part)} | {str(p.name) for p in layer.params}


def _general(layer: Layer, places: list[str | None], parameters: list[Param]) -> Layer:
    """A layer with names at the places of numbers."""
    at = iter(places)

    def change(node: Node) -> Node:
        name = next(at) if _is_number(node) else None
        return node if name is None else Name(name)

    params = replaced(layer.params, change)
    body = replaced(layer.body, change)
    return replace(layer, hyperparameters=(*parameters, *layer.hyperparameters), params=params, body=body)  # type: ignore[arg-type]
