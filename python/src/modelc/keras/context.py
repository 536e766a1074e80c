"""What all parts of an import share."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import keras

from modelc.keras.constants import IN_CPP, NoConstant
from modelc.keras.frames import place, reason, start
from modelc.keras.sizes import DependsOnSize
from modelc.problems import Problems
from modelc.source import Call, Module, Name, Names, Node, Statement, snake, text_of
from modelc.source.library import FUNCTIONS, LAYERS

# What to write instead of what Python cannot do with a tensor whose values are not known, by a part of the error's text.
_ADVICE = {
    "cannot be used as a boolean": "choose with keras.ops.where(condition, a, b), or with keras.ops.cond",
    "You cannot convert it to": "compute with keras.ops in the place of NumPy's functions and Python's float()",
    "does not support item assignment": "use keras.ops.slice_update, or put the parts together with keras.ops.concatenate",
    "for array slice": "how many elements a mask takes depends on the data: keras.ops.where(mask, x, 0.0) keeps them all",
    "has no attribute 'get_shape'": "say `x.shape`, as Keras 3 has it",
}


@dataclass(frozen=True)
class InstanceCall(Call):
    """A layer's instance, `Dense(10)`; its name is chosen once the text around it stands."""

    layer: Any = None


@dataclass(frozen=True)
class Declared:
    """A layer of the file for a Keras layer or model: the hyperparameters that it is made with, its weights by their paths
    inside of it."""

    name: str
    arguments: tuple[Node, ...]
    named: tuple[tuple[str, Node], ...]
    weights: dict[str, Any]


@dataclass
class Context:
    problems: Problems = field(default_factory=Problems)
    notes: list[str] = field(default_factory=list)
    declarations: list[Statement] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names(set(LAYERS) | set(FUNCTIONS) | {"K"}))
    texts: dict[str, str] = field(default_factory=dict)
    layer_names: dict[int, str] = field(default_factory=dict)
    folded: dict[int, tuple[Any, str]] = field(default_factory=dict)  # layers inside of blocks: these, and their names in them
    declared: dict[int, Declared] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)
    training: dict[int, Any] = field(default_factory=dict)  # what calls in traced code were passed, by their nodes
    stem: str = ""  # the file's name without its ending
    trains: bool = False
    extern: bool = False  # put functions of C++ in the place of code that cannot be followed
    mode: bool | None = None  # `training` of the call that is written, where there is one statement for each
    inference: bool = False  # inside of a call with `training=False`

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def declare(self, wanted: str, make: Callable[[str], Statement]) -> str:
        """The name of what `make` gives for a name; what there is already is written once."""
        text = text_of(Module([make("NAME")]))
        known = self.texts.get(text)
        if known is not None:
            return known
        name = self.names.fresh(wanted)
        self.declarations.append(make(name))
        self.texts[text] = name
        return name

    def name_of(self, layer: Any) -> str | None:
        """The layer's name in the model: within blocks and layers the path to it."""
        block, inner = self.folded.get(id(layer), (None, ""))
        if block is None:
            return self.layer_names.get(id(layer))
        outer = self.name_of(block)
        return None if outer is None else f"{outer}/{inner}"

    def attempt(self) -> Callable[[], None]:
        """A function that takes back all that is declared and noted as a problem from here on."""
        declarations, texts, notes = len(self.declarations), dict(self.texts), len(self.notes)
        names, found = copy.deepcopy(self.names), len(self.problems.found)

        def undo() -> None:
            del self.declarations[declarations:], self.notes[notes:], self.problems.found[found:]
            self.texts, self.names = texts, names

        return undo

    def fail(self, where: str, error: BaseException, help: str = "") -> None:
        """Notes what Python code raised, with the place in it."""
        file, line = place(error)
        help = next((advice for part, advice in _ADVICE.items() if part in str(error)), help)
        self.problems.add(f"{type(error).__name__}: {reason(error)}" if file else reason(error), where, file, line, help)

    @contextmanager
    def writing(self, mode: bool | None) -> Iterator[None]:
        """While this holds, what is written stands for `training` being `mode`."""
        before, self.mode = self.mode, mode
        try:
            yield
        finally:
            self.mode = before

    @contextmanager
    def following(self, where: str, code: Callable[..., Any], help: str = IN_CPP) -> Iterator[None]:
        """What stands inside follows `code` of the user's own: what keeps it from being written is noted, and what stands
        behind goes on without."""
        try:
            yield
        except NoConstant as found:
            file, line = place(found)
            self.problems.add(str(found), where, *((file, line) if file else start(code)), help=found.help)
        except DependsOnSize as found:
            self.problems.add(str(found), where, *found.place, help="compute with the sizes of `x.shape` and keras.ops, "
                              "or fix the axis (--dim NAME=VALUE, dims={...})")
        except Exception as error:  # the user's own code
            self.fail(where, error, help)


def described(layer: Any) -> str:
    return f"layer `{layer.name}` ({type(layer).__name__})"


def automatic(name: str, kind: str) -> bool:
    """Is it a name that Keras made up, "dense_3", or "forward_lstm" for a layer in a Bidirectional?"""
    base = snake(kind)
    name = name.removeprefix("forward_")
    rest = name[len(base):]
    return name.startswith(base) and (not rest or (rest[0] == "_" and rest[1:].isdigit()))


Namer = Callable[[Any, str], tuple[str, bool]]


def named_instances(node: Any, context: Context, namer: Namer) -> Any:
    """`node` with every instance as a plain call that has the name which `namer` gives (and says whether to write it)."""
    from dataclasses import fields, is_dataclass

    if isinstance(node, tuple):
        return tuple(named_instances(part, context, namer) for part in node)
    if not is_dataclass(node) or not isinstance(node, (Node, Statement)):
        return node
    if type(node).__name__ == "ValueRef":
        return node
    changed = {f.name: named_instances(getattr(node, f.name), context, namer) for f in fields(node) if f.name != "layer"}
    if not isinstance(node, InstanceCall):
        return replace(node, **changed)
    kind = node.callee.id if isinstance(node.callee, Name) else "layer"
    known = context.layer_names.get(id(node.layer))
    name, written = namer(node.layer, kind)
    context.layer_names[id(node.layer)] = name if known is None else known
    context.kept.append(node.layer)
    named = changed["named"] + ((("name", _literal(name)),) if written else ())
    return Call(changed["callee"], changed["arguments"], named)


def _literal(text: str) -> Node:
    from modelc.source import Literal

    return Literal(text)


class Counting:
    """Names at the top of a model: those that users chose are written, the others numbered as the language does it."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.taken: set[str] = set()

    def __call__(self, layer: Any, kind: str) -> tuple[str, bool]:
        if not automatic(layer.name, type(layer).__name__) and not automatic(layer.name, kind):
            self.taken.add(layer.name)
            return layer.name, True
        base = snake(kind)
        count = self.counts.get(base, 0)
        self.counts[base] = count + 1
        return (f"{base}_{count}" if count else base), False


def has_name(layer: Any, kind: str, heeded: bool = True) -> bool:
    """Does its name matter: for its weights, or because the user chose it, where that is heeded?"""
    chosen = heeded and not automatic(layer.name, type(layer).__name__) and not automatic(layer.name, kind)
    return chosen or not isinstance(layer, keras.layers.Layer) or any("seed_generator" not in variable.path for variable in layer.variables)


class Explicit:
    """Names inside of a layer: written where they matter, after attributes where the layer has them in some. Without `chosen`
    those alone by which weights are found."""

    def __init__(self, attributes: dict[int, str] | None = None, chosen: bool = True) -> None:
        self.attributes = attributes or {}
        self.chosen = chosen
        self.names = Names()
        self.given: dict[int, str] = {}

    def __call__(self, layer: Any, kind: str) -> tuple[str, bool]:
        if id(layer) not in self.given:
            self.given[id(layer)] = self.fresh(self.wanted(layer, kind))
        return self.given[id(layer)], has_name(layer, kind, self.chosen)

    def wanted(self, layer: Any, kind: str) -> str:
        wanted: str = layer.name
        if automatic(layer.name, type(layer).__name__) or automatic(layer.name, kind):
            return self.attributes.get(id(layer), snake(kind))
        return wanted

    def fresh(self, wanted: str) -> str:
        name, count = wanted, 0
        while name in self.names:
            count += 1
            name = f"{wanted}_{count}"
        return self.names.reserve(name)


def attribute_names(layer: Any) -> dict[int, str]:
    """The layers within a layer, by identity, with the attribute that holds them: `conv`, `blocks_0`."""
    found: dict[int, str] = {}
    for key, value in vars(layer).items():
        items = enumerate(value) if isinstance(value, (list, tuple)) else value.items() if isinstance(value, dict) else ()
        if isinstance(value, keras.layers.Layer):
            found.setdefault(id(value), key.lstrip("_"))
        elif not key.startswith("_"):
            for i, item in items:
                if isinstance(item, keras.layers.Layer):
                    found.setdefault(id(item), f"{key}_{i}")
    return found
