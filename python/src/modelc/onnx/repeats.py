"""Blocks of statements that come several times in a row, each on the result of the one before, as a layer that is applied in
a pipeline or a loop. What differs between them must be the weights alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional

from modelc.source import Assign, Call, For, Layer, List, Literal, Name, Names, Node, Param, Pipeline, Return, Type, Weight, call, camel

from .alike import joined
from .builder import Builder, Statement, Weight as Tensor
from .builtins import BUILTINS
from .expression import names, replaced, source
from .finding import Blocks, Finder, label_of
from .tensor import dtype_name
from .tidy import Result, needed, tidied

# From so many on, blocks stand in a loop.
_LOOP = 3


@dataclass
class Loop:
    """`for name in names { result = result |> layer }`, on `initial` first. `others` are further operands."""

    layer: str
    options: tuple[Node, ...]
    names: list[str]
    initial: Name
    others: tuple[Node, ...]

    def statements(self, result: str) -> list[Any]:
        variable, sequence, label = _counted(self.names)
        made = Call(Name(self.layer), self.options, (("name", label),))
        value = Pipeline(Name(result), (made,)) if not self.others else Call(made, (Name(result), *self.others))
        return [For(variable, sequence, (Assign(result, value),))]


def _counted(labels: list[str]) -> tuple[str, Node, Node]:
    """The variable of a loop over labels, what it goes over, and the label by it."""
    stems = {n.rstrip("0123456789") for n in labels}
    ends = [n[len(next(iter(stems))) :] for n in labels] if len(stems) == 1 else []
    first = int(ends[0]) if ends and ends[0] else -1
    if first >= 0 and ends == [str(first + i) for i in range(len(ends))]:
        over = call("range", len(ends)) if first == 0 else call("range", first, first + len(ends))
        return "i", over, Literal(next(iter(stems))) + call("str", Name("i"))
    return "label", List(tuple(map(Literal, labels))), Name("label")


class Repeats:
    """Writes the blocks of a model as layers."""

    def __init__(self, build: Builder, results: list[Result], symbols: set[str]) -> None:
        self.build = build
        self.symbols = symbols
        self.results = results
        self.statements = needed(build.statements, results)
        self.found = Finder(build, self.statements, results)
        self.layers: list[Layer] = []
        self.taken = Names(BUILTINS)
        self.numbered = 0  # blocks that have no name in the file
        # Of the blocks that are being written: the layer's parameters, and the names there of tensors that are its own.
        self._parameters: list[str] = []
        self._own: dict[str, str] = {}

    def run(self) -> list[Layer]:
        """The layers that the blocks became; the statements of the builder apply them."""
        applied: list[tuple[Blocks, list[Statement]]] = []
        for blocks in self.found.blocks():
            made = self._written(blocks)
            if made is not None:
                applied.append((blocks, made))
        for blocks, made in reversed(applied):
            self.statements[blocks.start : blocks.start + blocks.length * blocks.count] = made
        self.layers, calls = joined(self.layers)

        def called(node: Node) -> Node:
            if isinstance(node, Call) and isinstance(node.callee, Name) and node.callee.id in calls:
                name, given = calls[node.callee.id]
                return replace(node, callee=Name(name), arguments=(*given, *node.arguments))
            return node

        self.statements = [replace(s, value=replaced(s.value, called)) for s in self.statements]
        for loop in self.build.loops.values():
            name, given = calls[loop.layer]
            loop.layer, loop.options = name, (*given, *loop.options)
        for result, loop in list(self.build.loops.items()):
            self._shortened(result, loop)
        self.build.statements = self.statements
        return self.layers

    def _shortened(self, result: str, loop: Loop) -> None:
        """Gives what a loop computes the name of an output, where it is one, or of all its blocks."""
        outputs = [port.name for port, value in self.results if value == Name(result)]
        if result in outputs:
            return
        free = [n for n in outputs if n not in self.found.defined]
        new = free[0] if free else self.build.names.fresh(loop.names[0].rstrip("0123456789").rstrip("_"), "x")

        def change(node: Node) -> Node:
            return Name(new) if node == Name(result) else node

        self.statements = [
            replace(s, targets=tuple(new if t == result else t for t in s.targets), value=replaced(s.value, change)) for s in self.statements
        ]
        self.results[:] = [(port, replaced(value, change)) for port, value in self.results]
        loops = {new if k == result else k: v for k, v in self.build.loops.items()}
        for other in loops.values():
            other.initial, other.others = replaced(other.initial, change), tuple(replaced(o, change) for o in other.others)  # type: ignore[assignment]
        self.build.loops = loops

    def _written(self, blocks: Blocks) -> Optional[list[Statement]]:
        """The statements that apply the blocks' layer; none where the blocks differ once they are tidy."""
        build = self.build
        before = dict(build.weights), dict(build.recorded)
        parts = [self._part(blocks, i) for i in range(blocks.count)]
        spelled, inner = self._spelled(blocks)
        stem = "" if spelled[0] == f"block_{self.numbered + 1}" else spelled[0]
        renamed = [self._renamed(blocks, i, parts[i], inner, stem) for i in range(blocks.count)]
        if any(repr(r) != repr(renamed[0]) for r in renamed):
            build.weights, build.recorded = before
            return None
        self.numbered += 0 if stem else blocks.count
        layer = self._layer(blocks, spelled[0], renamed[0])
        labels = [build.layers.fresh(s, "block") for s in spelled]
        for i, label in enumerate(labels):
            self._moved(blocks, i, label, inner)
        return self._applied(blocks, layer, labels)

    def _part(self, blocks: Blocks, i: int) -> Result:
        """A block, tidied by itself."""
        kept, [(_, value)] = tidied(self.build, [self.statements[k] for k in blocks.of(i)], [(None, Name(self.found.carried(blocks, i)))])
        return kept, value

    def _spelled(self, blocks: Blocks) -> tuple[list[str], list[str]]:
        """Names of the blocks, and of the layers in them: `encoder_0` and `norm` where these are `encoder_0_norm`."""
        rows = [self.found.labels_of(blocks, i) for i in range(blocks.count)]
        stems = [_stem(row) for row in rows]
        rests = [[n[len(s) + 1 :] for n in row] for s, row in zip(stems, rows)]
        if all(stems) and len(set(stems)) == len(stems) and all(r == rests[0] for r in rests):
            return stems, rests[0]
        inner = Names()
        numbers = range(self.numbered + 1, self.numbered + 1 + blocks.count)
        return [f"block_{n}" for n in numbers], [inner.fresh(n.rstrip("0123456789").rstrip("_"), "layer") for n in rows[0]]

    def _renamed(self, blocks: Blocks, i: int, part: Result, inner: list[str], first: str) -> tuple[list[Any], Node]:
        """A block's statements and its result, with the names that all blocks have in common: those of the first, whose own
        name is `first`, without it."""
        scope = Names(BUILTINS | self.symbols | set(self.build.functions))
        common: dict[str, str] = {blocks.initial if i == 0 else self.found.carried(blocks, i - 1): scope.fresh("x")}
        common.update((n, scope.fresh(n)) for n in blocks.others)
        common.update((n, scope.fresh(_short(m, first))) for n, m in zip(blocks.own[i], blocks.own[0]))
        left = {t for s in part[0] for t in s.targets}
        for k, at in enumerate(blocks.of(i)):
            for n, m in zip(self.statements[at].targets, self.statements[blocks.of(0)[k]].targets):
                if n in left:
                    common[n] = scope.fresh(_short(m, first))
        labels = dict(zip(self.found.labels_of(blocks, i), inner))

        def change(node: Node) -> Node:
            if isinstance(node, Name):
                return Name(common.get(node.id, node.id))
            label = label_of(node)
            if isinstance(node, Call) and label in labels:
                return replace(node, named=tuple((k, Literal(labels[label]) if k == "name" else v) for k, v in node.named))
            return node

        kept, value = part
        mentioned = {n for s in kept for n in s.mentions()} | set(names(value))
        body = [(tuple(common[t] for t in s.targets), replaced(s.value, change)) for s in kept]
        parameters = [(common[n], n) for n in [next(iter(common)), *blocks.others]]
        # A tensor that a layer took in as its bias is mentioned no more.
        own = {n: common[n] for n in blocks.own[i] if n in mentioned}
        weights = [(m, self.found.params[n].array.shape) for n, m in own.items()]
        self._parameters = [name for name, _ in parameters]
        self._own = own if i == 0 else {**self._own, **own}
        return [body, self._parameters, weights], replaced(value, change)  # type: ignore[return-value]

    def _layer(self, blocks: Blocks, stem: str, renamed: tuple[list[Any], Node]) -> tuple[str, list[str]]:
        """Declares the layer, unless it is declared already; its name and the symbols that it takes."""
        (body, _, _), value = renamed
        mentioned = {n for _, v in body for n in names(v)} | set(names(value))
        wanted = [s for s in sorted(self.symbols) if s in mentioned]
        params, bound = [], set()
        for name, outer in zip(self._parameters, [blocks.initial, *blocks.others]):
            shape = self.build.shapes.get(outer)
            alone = [str(d) for d in shape or () if str(d) in wanted]
            typed = Type(None, tuple(source(d) for d in shape)) if shape and set(alone) - bound else None
            bound |= set(alone)
            params.append(Param(name, typed))
        given = [s for s in wanted if s not in bound]
        statements: list[Any] = [declared(self.found.params[n], self._own[n]) for n in blocks.own[0] if n in self._own]
        statements += [Assign(t[0] if len(t) == 1 else t, v) for t, v in body] + [Return(value)]
        words = stem.rstrip("0123456789").rstrip("_")
        layer = Layer("", tuple(Param(s) for s in given), tuple(params), tuple(statements))
        for known in self.layers:
            if repr(replace(known, name="")) == repr(layer):
                return known.name, given
        name = self.taken.fresh(camel(words.removesuffix("s") if len(words) > 3 else words, "Block").removesuffix("Block") + "Block")
        self.layers.append(replace(layer, name=name))
        return name, given

    def _moved(self, blocks: Blocks, i: int, label: str, inner: list[str]) -> None:
        """Brings a block's weights and recorded values to the names that they have now."""
        build = self.build
        new = dict(zip(self.found.labels_of(blocks, i), inner))
        build.weights = {_placed(key, label, new): v for key, v in build.weights.items()}
        build.recorded = {f"{label}/{new[n]}" if n in new else n: v for n, v in build.recorded.items()}
        for n in blocks.own[i]:
            array = build.weights.pop(n)
            if n in self._own:
                build.weights[f"{label}/{self._own[n]}"] = array
        build.params = [p for p in build.params if p.name not in blocks.own[i]]

    def _applied(self, blocks: Blocks, layer: tuple[str, list[str]], labels: list[str]) -> list[Statement]:
        name, given = layer
        options = tuple(map(Name, given))
        result = self.found.carried(blocks, blocks.count - 1)
        others = tuple(map(Name, blocks.others))
        if blocks.count >= _LOOP or others:
            self.build.loops[result] = Loop(name, options, labels, Name(blocks.initial), others)
            return [Statement((result,), call("", Name(blocks.initial), *others))]
        value: Node = Name(blocks.initial)
        stages = tuple(Call(Name(name), options, (("name", Literal(label)),)) for label in labels)
        return [Statement((result,), Pipeline(value, stages))]


def declared(w: Tensor, name: str) -> Weight:
    """The declaration of a weight that the model or a layer holds itself; its value comes from the file of weights."""
    dtype = dtype_name(w.array.dtype)
    zero = Literal(False if dtype == "bool" else 0 if w.array.dtype.kind in "iu" else 0.0)
    frozen = (("trainable", Literal(False)),) if w.array.dtype.kind == "f" and not w.trainable else ()
    return Weight(name, Type(dtype, tuple(w.array.shape)), zero, frozen, w.array.dtype.kind != "f")


def _stem(labels: list[str]) -> str:
    """What all names begin with, in whole words, so that something is left of each."""
    words = [n.split("_") for n in labels]
    length = 0
    while all(len(w) > length + 1 and w[length] == words[0][length] for w in words):
        length += 1
    return "_".join(words[0][:length])


def _short(name: str, stem: str) -> str:
    """A value's name in a block: without that of the block, or else without its number."""
    if not stem:
        return name.rstrip("0123456789").rstrip("_") or name
    rest = name.removeprefix(stem + "_")
    return name if not rest or rest[0].isdigit() else rest


def _placed(key: str, label: str, new: dict[str, str]) -> str:
    """A weight's name where its layer is one of a block's now."""
    first, slash, rest = key.partition("/")
    return f"{label}/{new[first]}{slash}{rest}" if slash and first in new else key
