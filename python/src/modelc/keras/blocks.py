"""Blocks of a graph that repeat, as layers of the file: what differs between them in numbers becomes hyperparameters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import keras

from modelc.keras.body import Body, parts, structure
from modelc.keras.context import Context, Explicit, InstanceCall, automatic, named_instances
from modelc.keras.marked import ValueRef
from modelc.source import Binary, Call, Layer, Literal, Name, Names, Node, Param, Return, legal, snake
from modelc.source.library import FUNCTIONS, LAYERS

LEAST = 3  # steps of a block
SAVED = 5  # steps that are written less
LONGEST = 60
MOST_NUMBERS = 4
MOST_RESULTS = 2
TRIED = 20  # groups, the best first
# Numbers that may differ between blocks; those of operations and of blocks within have no name.
MAY_DIFFER = ("", "filters", "units", "kernel_size", "strides", "dilation_rate", "rate", "pool_size", "target_shape", "num_heads",
              "key_dim", "depth_multiplier", "groups")


@dataclass
class Item:
    """A step of a graph: `outputs` are what `value` gives; `fixed` ones stay where they are."""

    outputs: list[Any]
    value: Node
    stage: bool
    fixed: bool = False
    step: Any = None  # of the body, where it gives no tensor
    layers: list[Any] = field(default_factory=list)  # whose instances stand at the top of the value


class Block:
    """An instance of a block: what stands in for it where layers have names."""

    def __init__(self, name: str) -> None:
        self.name = name


@dataclass
class _Place:
    """The items [first, last] with one tensor that goes in, and those that come out."""

    first: int
    last: int
    entry: Any
    results: list[Any]
    prefix: str
    rests: tuple[str, ...]


def folded(items: list[Item], results: list[Any], context: Context) -> list[Item]:
    """The items with every group of alike blocks as calls of a layer, which is declared."""
    made: list[Item] | None = items
    while made is not None:
        items, made = made, None
        ranked = sorted(_groups(items, results).values(), key=_worth, reverse=True)
        for group in ranked[:TRIED]:
            if _worth(group) > 0 and _names_are_free(items, group) and made is None:
                made = _fold(items, group, context)
    return items


def _names_are_free(items: list[Item], group: list[_Place]) -> bool:
    """Would every block of the group have a name of its own?"""
    prefixes = [place.prefix for place in group if place.prefix]
    inside = {k for place in group for k in range(place.first, place.last + 1)}
    taken = {layer.name for k, item in enumerate(items) if k not in inside for layer in item.layers}
    return len(set(prefixes)) == len(prefixes) and not taken & set(prefixes)


def _saved(group: list[_Place]) -> int:
    return (len(group) - 1) * (group[0].last - group[0].first + 1) if group else 0


def _worth(group: list[_Place]) -> float:
    """Longer blocks are found before more of shorter ones."""
    return _saved(group) * float(group[0].last - group[0].first + 1) ** 0.25 if _saved(group) >= SAVED else 0.0


# ---- What is alike


def _groups(items: list[Item], results: list[Any]) -> dict[Any, list[_Place]]:
    made = {id(output): k for k, item in enumerate(items) for output in item.outputs}
    last_use = {id(tensor): k for k, item in enumerate(items) for tensor in _read(item.value)}
    last_use.update({id(tensor): len(items) for tensor in results})
    templates = [_template(item.value) for item in items]
    groups: dict[Any, list[_Place]] = {}
    for first in range(len(items)):
        for place, key in _closed(items, first, made, last_use, templates):
            known = groups.setdefault((key, place.rests), [])
            if not known or known[-1].last < place.first:
                known.append(place)
    return {key: group for key, group in groups.items() if len(group) > 1}


def _closed(items: list[Item], first: int, made: Any, last_use: Any, templates: list[Any]) -> Iterator[tuple[_Place, Any]]:
    """Every block that begins with `first`, with what it is, but for numbers."""
    entries: dict[int, Any] = {}
    kinds: list[Any] = []
    for last in range(first, min(first + LONGEST, len(items))):
        if items[last].fixed:
            return
        read = _read(items[last].value)
        entries.update({id(tensor): tensor for tensor in read if made.get(id(tensor), -1) < first})
        if len(entries) > 1:
            return
        kinds.append((templates[last], tuple(
            (made[id(t)] - first, _position(items[made[id(t)]], t)) if made.get(id(t), -1) >= first else None for t in read)))
        if last - first + 1 < LEAST or len(entries) != 1:
            continue
        used = [(k, i, tensor) for k in range(first, last + 1) for i, tensor in enumerate(items[k].outputs)
                if last_use.get(id(tensor), -1) > last]
        if not used or len(used) > MOST_RESULTS or used[-1][0] != last:
            continue
        naming = _naming([layer.name if _chosen(layer) else None for item in items[first : last + 1] for layer in item.layers])
        if naming is None:
            continue
        key = (tuple(kinds), tuple((k - first, i) for k, i, _ in used))
        (entry,) = entries.values()
        yield _Place(first, last, entry, [tensor for _, _, tensor in used], *naming), key


def _position(item: Item, tensor: Any) -> int:
    return next(i for i, output in enumerate(item.outputs) if output is tensor)


def _read(value: Node) -> list[Any]:
    found: list[Any] = []
    _walked(value, lambda number, _: number, lambda ref: found.append(ref.tensor) or ref)
    return found


def _chosen(layer: Any) -> bool:
    kind = "" if isinstance(layer, Block) else type(layer).__name__
    return not automatic(layer.name, kind) and not (isinstance(layer, Block) and re.fullmatch(r"(residual_|dense_)?block(_\d+)*", layer.name))


def _naming(names: list[str | None]) -> tuple[str, tuple[str, ...]] | None:
    """What the users' names begin with and the rests; the block is called after the first. None where they have nothing in
    common, since weights are found by names."""
    chosen = [name for name in names if name is not None]
    if not chosen:
        return "", ()
    if len(chosen) == 1:
        return None
    start = chosen[0]
    while start and not all(name.startswith(start) for name in chosen):
        start = start[:-1]
    cut = max(start.rfind(mark) for mark in "_/.-")
    if cut < 1:
        return None
    rests = tuple("" if name is None else name[cut + 1 :] for name in names)
    return start[:cut], rests


def _template(value: Node) -> Any:
    """The value without its numbers and tensors, as something that is equal for alike ones."""
    return _frozen(_walked(value, lambda number, _: Name(f"#{type(number.value).__name__}"), lambda _: Name("#tensor")))


def _frozen(node: Any) -> Any:
    if isinstance(node, (tuple, list)):
        return tuple(map(_frozen, node))
    if dataclasses.is_dataclass(node):
        fields = [f.name for f in dataclasses.fields(node) if f.name != "layer"]
        return (type(node).__name__, *(_frozen(getattr(node, name)) for name in fields))
    return node


def _walked(node: Any, number: Callable[[Literal, str], Node], ref: Callable[[ValueRef], Node], name: str = "") -> Any:
    """`node` anew, with what the functions give for its numbers (and what they are called) and tensors, in their order."""
    if isinstance(node, ValueRef):
        return ref(node)
    if isinstance(node, Literal):
        return number(node, name) if type(node.value) in (int, float) else node
    if isinstance(node, tuple):
        return tuple(_walked(part, number, ref, name) for part in node)
    if isinstance(node, Call):
        callee = node.callee.id if isinstance(node.callee, Name) else ""
        known = LAYERS.get(callee) or FUNCTIONS.get(callee) or ()
        args = tuple(_walked(argument, number, ref, known[i] if i < len(known) else name) for i, argument in enumerate(node.arguments))
        named = tuple((key, _walked(value, number, ref, key)) for key, value in node.named)
        return dataclasses.replace(node, callee=_walked(node.callee, number, ref, name), arguments=args, named=named)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        return dataclasses.replace(node, **{f.name: _walked(getattr(node, f.name), number, ref, name) for f in dataclasses.fields(node)})
    return node


# ---- A group as a layer


def _fold(items: list[Item], group: list[_Place], context: Context) -> list[Item] | None:
    numbers = [_numbers(items[place.first : place.last + 1]) for place in group]
    names = Names({"x"} | _called(items[group[0].first : group[0].last + 1]))
    found = _hyperparameters(numbers, names)
    if found is None:
        return None
    slots, hyper = found
    before = dict(context.layer_names)
    inside = [_body(items, place, slots, names, context) for place in group]
    if any(text != inside[0][0] for text, _ in inside[1:]):
        context.layer_names = before
        return None
    params = tuple(Param(key) for key in hyper)
    wanted = _wanted(items[group[0].first : group[0].last + 1])
    name = context.declare(wanted, lambda chosen: Layer(chosen, params, (Param("x"),), inside[0][0]))
    out: list[Item] = []
    end = 0
    for place, (_, given), values in zip(group, inside, zip(*hyper.values()) if hyper else [()] * len(group)):
        out += items[end : place.first]
        end = place.last + 1
        block = Block(place.prefix or snake(name))
        context.kept.append(block)
        context.folded.update({layer: (block, inner) for layer, inner in given.items()})
        made = InstanceCall(Name(name), tuple(Literal(value) for value in values), (), block)
        out.append(Item(place.results, Call(made, (ValueRef(place.entry),)), len(place.results) == 1, layers=[block]))
    return out + items[end:]


def _body(items: list[Item], place: _Place, slots: list[Node | None], names: Names, context: Context) -> tuple[Any, dict[int, str]]:
    """The statements of a block, and the names of its layers by their identity."""
    inner = items[place.first : place.last + 1]
    remaining = iter(slots)
    values = [_walked(item.value, lambda number, _: next(remaining) or number, lambda ref: ref) for item in inner]
    body = Body(_copied(names), {id(place.entry): Name("x")})
    body.count_values(values, place.results)
    for item, value in zip(inner, values):
        body.define(item.outputs, value, item.stage)
    body.finish(structure(place.results), Return)
    layers = [layer for item in inner for layer in item.layers]
    namer = Explicit(chosen=False)
    for layer, rest in zip(layers, place.rests or [""] * len(layers)):
        if rest:
            namer.given[id(layer)] = namer.fresh(rest)
    statements = named_instances(tuple(body.statements()), context, namer)
    return statements, {id(layer): namer.given[id(layer)] for layer in layers}


def _copied(names: Names) -> Names:
    made = Names()
    made._taken = set(names._taken)  # noqa: SLF001  a scope of its own that begins with the same names
    return made


def _called(items: list[Item]) -> set[str]:
    return {part.id for item in items for part in parts(item.value) if isinstance(part, Name)}


def _numbers(items: list[Item]) -> list[tuple[Any, str]]:
    found: list[tuple[Any, str]] = []
    for item in items:
        _walked(item.value, lambda number, name: found.append((number.value, name)) or number, lambda ref: ref)
    return found


def _hyperparameters(numbers: list[list[tuple[Any, str]]], names: Names) -> tuple[list[Node | None], dict[str, tuple[Any, ...]]] | None:
    """For each number None where it is the same in all blocks, or an expression of hyperparameters, and their values; None
    where they are too many."""
    columns = [(tuple(value for value, _ in column), column[0][1]) for column in zip(*numbers)]
    names_of = {values: name for values, name in reversed(columns) if len(set(values)) > 1}
    if any(len(set(values)) > 1 and name not in MAY_DIFFER for values, name in columns):
        return None
    factors: dict[tuple[Any, ...], tuple[tuple[Any, ...], int]] = {}  # what is a multiple of a smaller one
    for values in sorted(names_of, key=lambda values: [abs(value) for value in values]):
        base = next(((known, factor) for known in names_of if known not in factors and (factor := _factor(values, known))), None)
        if base is not None:
            factors[values] = base
    hyper = {names.fresh(legal(name or "k")): values for values, name in _in_order(columns, names_of) if values not in factors}
    if len(hyper) > MOST_NUMBERS:
        return None
    found: dict[tuple[Any, ...], Node] = {values: Name(key) for key, values in hyper.items()}
    found.update({values: Binary("*", Literal(factor), found[known]) for values, (known, factor) in factors.items()})
    return [found.get(values) for values, _ in columns], hyper


def _in_order(columns: list[tuple[Any, str]], wanted: dict[Any, str]) -> list[tuple[Any, str]]:
    return list({values: wanted[values] for values, _ in columns if values in wanted}.items())


def _factor(values: tuple[Any, ...], known: tuple[Any, ...]) -> int | None:
    """The whole number that all of `known` are multiplied by."""
    if not all(type(value) is int for value in (*values, *known)) or 0 in known or values[0] % known[0]:
        return None
    factor = values[0] // known[0]
    return factor if factor > 1 and all(value == factor * one for value, one in zip(values, known)) else None


def _wanted(items: list[Item]) -> str:
    kinds = [type(layer) for item in items for layer in item.layers]
    if keras.layers.Add in kinds:
        return "ResidualBlock"
    return "DenseBlock" if kinds and kinds[-1] is keras.layers.Concatenate else "Block"


__all__ = ["Block", "Item", "folded"]
