"""A graph of Keras's nodes as statements that read as one would write them: chains of layers as pipelines, a name for what
is used again, the rest in place. Names are used again once nobody needs their value."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import keras

from modelc.keras.constants import NoConstant, constant, is_tensor
from modelc.keras.marked import ValueRef
from modelc.source import Assign, Binary, Call, Index, Name, Names, Node, Pipeline, Statement, Tuple, Update

INLINE = 6  # calls and operators of an expression that still reads well inside of another


def substituted(node: Any, replace: Callable[[Any], Any]) -> Any:
    """`node` with every part for which `replace` gives something in place of it."""
    found = replace(node)
    if found is not None:
        return found
    if isinstance(node, tuple):
        return tuple(substituted(part, replace) for part in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, (ValueRef, type)):
        changed = {f.name: substituted(getattr(node, f.name), replace) for f in dataclasses.fields(node)}
        return type(node)(**changed)
    return node


def parts(node: Any) -> Iterable[Any]:
    """All nodes of a tree."""
    pending = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, tuple):
            pending.extend(one)
        elif isinstance(one, Node) or dataclasses.is_dataclass(one):
            yield one
            if not isinstance(one, ValueRef):
                pending.extend(getattr(one, f.name) for f in dataclasses.fields(one))


def reachable(nodes: Sequence[Any], results: Any) -> list[Any]:
    """Those of `nodes` that the results need, in their order."""
    made = {id(output): node for node in nodes for output in node.outputs}
    needed: set[int] = set()
    pending = [leaf for leaf in keras.tree.flatten(results) if is_tensor(leaf)]
    pending += [part.tensor for leaf in keras.tree.flatten(results) if hasattr(leaf, "node") for part in parts(leaf.node)
                if isinstance(part, ValueRef)]
    while pending:
        node = made.get(id(pending.pop()))
        if node is None or id(node) in needed:
            continue
        needed.add(id(node))
        pending.extend(node.arguments.keras_tensors)
        values = keras.tree.flatten((node.arguments.args, node.arguments.kwargs))
        for value in vars(node.operation).values():
            values += list(value) if isinstance(value, (list, tuple)) else [value]
        for value in values:
            if hasattr(value, "node") and isinstance(value, (int, float)):
                pending.extend(part.tensor for part in parts(value.node) if isinstance(part, ValueRef))
    return [node for node in nodes if id(node) in needed]


def size(node: Node) -> int:
    return sum(1 for part in parts(node) if isinstance(part, (Binary, Call, Index, Pipeline)))


@dataclass
class Step:
    """`targets = value`; the tensors among them have no names yet. Without targets a finished statement."""

    targets: list[Any]
    value: Node
    statement: Callable[[Node], Statement] | None = None


@dataclass
class Body:
    """The statements of one scope, while they are made.

    `leaves` are tensors that have an expression already: inputs, weights. `wanted` are the names that tensors had in
    Python, by identity.
    """

    names: Names
    leaves: dict[int, Node] = field(default_factory=dict)
    wanted: Mapping[int, str] = field(default_factory=dict)
    sizes: Mapping[int, str] = field(default_factory=dict)  # names of numbers, by the identity of their expressions
    steps: list[Step] = field(default_factory=list)
    pending: dict[int, Node] = field(default_factory=dict)  # to be put where it is used
    uses: dict[int, int] = field(default_factory=dict)
    head: list[Statement] = field(default_factory=list)
    alive: list[Any] = field(default_factory=list)
    shared: dict[int, Node] = field(default_factory=dict)  # layers that are called several times
    numbered: dict[int, Name] = field(default_factory=dict)
    updated: set[str] = field(default_factory=set)  # names of weights that get values

    def count(self, nodes: Sequence[Any], results: Any) -> None:
        """How often each tensor is used, by the calls of `nodes` and in `results`."""
        for leaf in keras.tree.flatten(results):
            self._use(leaf)
        for node in nodes:
            for leaf in keras.tree.flatten((node.arguments.args, node.arguments.kwargs)):
                self._use(leaf)
            self._use_marked(getattr(node.operation, "__dict__", {}))

    def count_values(self, values: Sequence[Node], results: Any) -> None:
        """How often each tensor is used in `values` and in `results`."""
        for tensor in [*keras.tree.flatten(results), *(part.tensor for part in parts(tuple(values)) if isinstance(part, ValueRef))]:
            self.uses[id(tensor)] = self.uses.get(id(tensor), 0) + 1

    def _use(self, leaf: Any) -> None:
        if is_tensor(leaf):
            self.uses[id(leaf)] = self.uses.get(id(leaf), 0) + 1
        elif hasattr(leaf, "node"):
            self._use_node(leaf.node)

    def _use_node(self, node: Node) -> None:
        for part in parts(node):
            if isinstance(part, ValueRef):
                # What is asked for its shape gets a name.
                self.uses[id(part.tensor)] = self.uses.get(id(part.tensor), 0) + 2

    def _use_marked(self, attributes: Mapping[str, Any]) -> None:
        for value in attributes.values():
            for leaf in keras.tree.flatten(value) if isinstance(value, (tuple, list)) else [value]:
                if hasattr(leaf, "node") and isinstance(leaf, (int, float)):
                    self._use_node(leaf.node)

    # ---- Values

    def define(self, outputs: Sequence[Any], value: Node, stage: bool = False) -> None:
        """`outputs` are what `value` gives. With `stage` it is the call of a layer, and may become part of a chain."""
        value = self._sized(value)
        if stage:
            value = self._piped(value)
        value = self._filled(value)
        if len(outputs) != 1:
            self.steps.append(Step(list(outputs), value))
            return
        output = outputs[0]
        once = self.uses.get(id(output), 0) <= 1
        if once and id(output) not in self.wanted and (stage or size(value) <= INLINE):
            self.pending[id(output)] = value
            self.alive.append(output)
        else:
            self.steps.append(Step([output], value))

    def _sized(self, value: Node) -> Node:
        """`value` with the numbers that had names under these; each is computed in a statement before."""

        def replace(part: Any) -> Node | None:
            if not isinstance(part, Node) or id(part) not in self.sizes:
                return None
            if id(part) not in self.numbered:
                name = Name(self.names.fresh(self.sizes[id(part)]))
                inner = dataclasses.fields(part)
                computed = type(part)(**{f.name: substituted(getattr(part, f.name), replace) for f in inner})
                self.numbered[id(part)] = name
                self.steps.append(Step([], self._filled(computed), lambda node, name=name: Assign(name.id, node)))
            return self.numbered[id(part)]

        return substituted(value, replace) if self.sizes else value

    def _piped(self, value: Node) -> Node:
        """`Layer()(x)` as `x |> Layer()`, `x` being a chain itself."""
        if not (isinstance(value, Call) and len(value.arguments) == 1 and not value.named):
            return value
        argument = value.arguments[0]
        if not isinstance(argument, ValueRef):
            return value
        before = self.pending.get(id(argument.tensor))
        if isinstance(before, Pipeline):
            del self.pending[id(argument.tensor)]
            return Pipeline(before.value, (*before.stages, value.callee))
        if before is not None:
            del self.pending[id(argument.tensor)]
            return Pipeline(before, (value.callee,))
        return Pipeline(argument, (value.callee,))

    def _filled(self, value: Node) -> Node:
        """`value` with what waits for its only use; chains of layers stand in statements of their own."""

        def replace(part: Any) -> Node | None:
            if not isinstance(part, ValueRef):
                return None
            waiting = self.pending.get(id(part.tensor))
            if waiting is None:
                return None
            if isinstance(waiting, Pipeline) and part is not value:
                self.flush(part.tensor)
                return part
            del self.pending[id(part.tensor)]
            return waiting

        return substituted(value, replace)

    def flush(self, tensor: Any) -> None:
        """Gives what waits a statement."""
        value = self.pending.pop(id(tensor), None)
        if value is not None:
            self.steps.append(Step([tensor], value))

    def update(self, weight: Any, value: Any) -> None:
        """`update` for a weight; what was computed of its value before is kept in statements."""
        new = self._filled(self._sized(constant(value)))
        for tensor in list(self.alive):
            waiting = self.pending.get(id(tensor))
            if waiting is not None and self._reads(waiting, weight):
                self.flush(tensor)
        name = self.leaves[id(weight)].id  # type: ignore[attr-defined]
        self.updated.add(name)
        self.steps.append(Step([], new, lambda node: Update(name, node)))

    def reads(self, tensor: Any) -> bool:
        """Does any step use the tensor?"""
        return any(part.tensor is tensor for step in self.steps for part in parts(step.value) if isinstance(part, ValueRef))

    def _reads(self, value: Any, weight: Any) -> bool:
        read = [part.tensor for part in parts(value) if isinstance(part, ValueRef)]
        return any(tensor is weight or (id(tensor) in self.pending and self._reads(self.pending[id(tensor)], weight)) for tensor in read)

    def finish(self, value: Node, statement: Callable[[Node], Statement]) -> None:
        """A statement of a value: `return`, `output`, `loss`."""
        if isinstance(value, ValueRef):
            waiting = self.pending.pop(id(value.tensor), None)
            last = self.steps[-1] if self.steps else None
            if waiting is None and last is not None and len(last.targets) == 1 and last.targets[0] is value.tensor and self.uses.get(id(value.tensor)) == 1:
                waiting = self.steps.pop().value
            value = value if waiting is None else waiting
        else:
            value = self._filled(self._sized(value))
        self.steps.append(Step([], value, statement))

    # ---- Statements

    def statements(self) -> list[Statement]:
        """All steps that anything needs, with a name for each tensor that needs one."""
        self._drop_unused()
        last: dict[int, int] = {}
        for i, step in enumerate(self.steps):
            for part in parts(step.value):
                if isinstance(part, ValueRef):
                    last[id(part.tensor)] = i
        named: dict[int, Node] = dict(self.leaves)
        holders: dict[str, int] = {}  # a name's value is needed up to this step
        for tensor, leaf in self.leaves.items():
            for part in parts(leaf):
                if isinstance(part, Name):
                    holders[part.id] = max(holders.get(part.id, -1), last.get(tensor, -1))
        holders.update({name: len(self.steps) for name in self.updated})
        out: list[Statement] = list(self.head)
        for i, step in enumerate(self.steps):
            value = substituted(step.value, lambda part: self._named(part, named))
            if step.statement is not None:
                out.append(step.statement(value))
                continue
            targets = []
            for tensor in step.targets:
                name = "_" if id(tensor) not in last else self._name(id(tensor), holders, i)
                holders[name] = max(last.get(id(tensor), i), i)
                named[id(tensor)] = Name(name)
                targets.append(name)
            out.append(Assign(targets[0] if len(targets) == 1 else tuple(targets), value))
        return out

    def _drop_unused(self) -> None:
        """Without what only masks were computed by, which the language hands on by itself."""
        needed: set[int] = set()
        kept = []
        for step in reversed(self.steps):
            plain = not any(hasattr(part, "layer") or isinstance(part, Pipeline) for part in parts(step.value))
            if step.targets and plain and not any(id(tensor) in needed for tensor in step.targets):
                continue
            needed.update(id(part.tensor) for part in parts(step.value) if isinstance(part, ValueRef))
            kept.append(step)
        self.steps = kept[::-1]

    @staticmethod
    def _named(part: Any, named: Mapping[int, Node]) -> Node | None:
        if not isinstance(part, ValueRef):
            return None
        found = named.get(id(part.tensor))
        if found is None:
            raise NoConstant("a tensor from outside of the function", "hand it to the function, as Lambda(f)([x, other]) does; what a loss "
                             "reads beside the\ntarget and the prediction belongs into a layer with add_loss")
        return found

    def _name(self, tensor: int, holders: Mapping[str, int], step: int) -> str:
        def free(name: str) -> bool:
            return holders.get(name, -1) <= step if name in holders else name not in self.names

        wanted = self.wanted.get(tensor)
        if wanted is not None:
            base = Names().fresh(wanted)
            return base if free(base) else self._counted(base, free)
        for name in "xyz":
            if free(name):
                return name
        return self._counted("x", free)

    @staticmethod
    def _counted(base: str, free: Callable[[str], bool]) -> str:
        count = 1
        while not free(f"{base}_{count}"):
            count += 1
        return f"{base}_{count}"


def structure(value: Any) -> Node:
    """A structure of tensors as an expression; a dict as the tuple that its calls give, by its sorted keys."""
    if isinstance(value, dict):
        return structure(keras.tree.flatten(value))
    if isinstance(value, (tuple, list)):
        return Tuple(tuple(structure(item) for item in value)) if len(value) != 1 else structure(value[0])
    return constant(value)
