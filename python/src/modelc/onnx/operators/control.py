"""Branches and loops."""

from __future__ import annotations

from typing import Any, Sequence

import numpy as np
import onnx

from modelc.source import Assign, Call, Lambda, Name, Node as Expr, Param, Return, Tuple, call

from .. import dims
from ..expression import source
from ..table import NeedsValue, Node, Unsupported, operator
from ..tensor import Tensor, constant, plain

# Loops of so many turns are written out, where what is carried changes its shape.
_UNROLLED = 256
# Of loops that data end all turns are made, if they are not more.
_LONGEST = 10000
_ENDLESS = ("`Loop` runs while a condition that it computes holds", "give it a largest number of turns")


@operator("If")
def if_(node: Node) -> list[Any]:
    """A condition that is known chooses; otherwise both branches are computed, and `where` takes one."""
    condition = node.input(0)
    branches = [node.attributes["then_branch"], node.attributes["else_branch"]]
    if condition.concrete is not None:
        taken = branches[0] if bool(condition.concrete.reshape(-1)[0]) else branches[1]
        return node.importer.subgraph(taken, node.scope)
    results = [node.importer.subgraph(b, node.scope) for b in branches]
    chosen = []
    for a, b in zip(*results):
        if not isinstance(a, Tensor) or not isinstance(b, Tensor):
            raise Unsupported("a branch of `If` gives no tensor")
        if a.dtype != b.dtype or not dims.equal_shapes(a.shape, b.shape):
            raise NeedsValue(node.input_names[0], "the condition of `If`, whose branches differ in shape,")
        held = _number(node, condition)
        chosen.append(node.elementwise(lambda *xs: call("where", *xs), held, a, b, dtype=a.dtype, typed=(1, 2)))
    return chosen


def _number(node: Node, condition: Tensor) -> Tensor:
    """A condition without axes."""
    if not condition.rank:
        return condition
    return node.build.tensor(call("reshape", node.build.form(condition), ()), "bool", (), condition.hint)


class _Body:
    """The statements of a loop's body as a function of its carry and its slices. `after` makes the results that count of the
    body's."""

    def __init__(self, node: Node, graph: onnx.GraphProto, after: Any = None) -> None:
        self.node = node
        self.graph = graph
        self.after = after

    def write(self, arguments: dict[str, Any]) -> tuple[list[Any], tuple[Any, ...]]:
        """The results of the body, and its statements apart from those around."""
        build = self.node.build
        outer, build.statements = build.statements, []
        try:
            results = self.node.importer.subgraph(self.graph, self.node.scope, arguments)
            if self.after and all(isinstance(r, Tensor) for r in results):
                results = self.after(results, arguments)
            for r in results:
                if isinstance(r, Tensor):
                    build.form(r)
        finally:
            inner, build.statements = build.statements, outer
        if any(not isinstance(r, Tensor) for r in results):
            raise Unsupported("a part of the loop's body cannot be taken")
        return results, tuple(Assign(s.targets[0] if len(s.targets) == 1 else s.targets, s.value) for s in inner)


def _parameter(node: Node, t: Tensor, hint: str, shape: Any) -> tuple[str, Tensor]:
    name = node.build.fresh(hint)
    return name, Tensor(t.dtype, shape, hint, forms={plain(len(shape)): Name(name)})


def _scan(node: Node, body: _Body, initial: list[Tensor], slices: list[tuple[Tensor, int, bool]], extra: Any, count: Any, names_in: list[str], first: int) -> tuple[list[Tensor], list[Tensor], Any]:
    """A loop as `scan`. `slices` are operands with the axis that is gone through, and whether backwards. Gives the last
    carry, and what each step puts out, stacked along a new first axis."""
    build = node.build
    carried = [_parameter(node, t, n, t.shape) for t, n in zip(initial, names_in[first:])]
    taken = []
    for (t, axis, _), n in zip(slices, names_in[first + len(initial) :]):
        taken.append(_parameter(node, t, n, t.shape[:axis] + t.shape[axis + 1 :]))
    arguments = {n: t for n, (_, t) in zip(names_in[first:], carried + taken)}
    counter = build.fresh("step") if extra else "_"
    if extra:
        arguments.update(extra(counter))
    results, statements = body.write(arguments)
    results = results[1:] if extra else results
    state, outs = results[: len(initial)], results[len(initial) :]
    for a, b in zip(initial, state):
        if not dims.equal_shapes(a.shape, b.shape) or a.dtype != b.dtype:
            raise Unsupported(f"what the loop carries changes from {dims.text(a.shape)} to {dims.text(b.shape)}")
    xs: list[Expr] = []
    for t, axis, backwards in slices:
        form = build.form(t)
        if axis:
            form = call("moveaxis", form, axis, 0)
        xs.append(call("flip", form, axis=0) if backwards else form)
    if extra or not xs:
        xs.append(call("iota", source(count), dtype=Name("i64")))
    parameters = [n for n, _ in taken] + ([counter] if extra or not slices else [])
    given = _tuple([Name(n) for n, _ in carried]), _tuple([build.form(r) for r in state])
    value = Tuple((given[1], _tuple([build.form(r) for r in outs]))) if outs else Tuple((given[1], source(0)))
    pattern = tuple(n for n, _ in carried) if len(carried) != 1 else carried[0][0]
    taken_pattern = tuple(parameters) if len(parameters) != 1 else parameters[0]
    if not carried:
        pattern = "_"
    step = Lambda((Param(pattern), Param(taken_pattern)), (*statements, Return(value)))
    start = _tuple([_typed(build.form(t), t) for t in initial]) if initial else source(0)
    loop = call("scan", step, start, _tuple(xs), axis=0)
    return state, outs, loop


def _typed(form: Expr, t: Tensor) -> Expr:
    """Numbers would take the dtype of what is gone through."""
    return form if isinstance(form, (Call, Name)) else call("cast", form, Name(t.dtype))


def _tuple(values: list[Expr]) -> Expr:
    return values[0] if len(values) == 1 else Tuple(tuple(values))


def _taken_apart(node: Node, loop: Expr, initial: list[Tensor], outs: list[Tensor], count: Any, first: Sequence[str] = ()) -> list[Tensor]:
    """The results of a `scan` as tensors; `first` are the names of those before the node's."""
    build = node.build
    last, ys = build.bind_all(loop, ["last", "steps"])
    results: list[Tensor] = []
    hints = [*first, *node.outputs] + [""] * (len(initial) + len(outs))
    if len(initial) == 1:
        results.append(Tensor(initial[0].dtype, initial[0].shape, hints[0], forms={plain(initial[0].rank): last}))
    elif initial:
        for t, n, h in zip(initial, build.bind_all(last, hints[: len(initial)]), hints):
            results.append(Tensor(t.dtype, t.shape, h, forms={plain(t.rank): n}))
    rest = hints[len(initial) :]
    held = [ys] if len(outs) == 1 else build.bind_all(ys, rest[: len(outs)]) if outs else []
    for t, n, h in zip(outs, held, rest):
        results.append(Tensor(t.dtype, (count, *t.shape), h, forms={plain(t.rank + 1): n}))
    return results


@operator("Scan")
def scan(node: Node) -> list[Any]:
    graph = node.attributes["body"]
    if node.version < 9:
        return _scan_of_batches(node, graph)
    return _scanned(node, graph, [node.input(i) for i in range(len(node.inputs))])


def _scanned(node: Node, graph: onnx.GraphProto, inputs: list[Tensor]) -> list[Tensor]:
    count_in = int(node.attributes["num_scan_inputs"])
    states = len(inputs) - count_in
    initial, xs = inputs[:states], inputs[states:]
    axes = node.attribute("scan_input_axes", [0] * count_in)
    backwards = node.attribute("scan_input_directions", [0] * count_in)
    slices = [(t, node.axis(a, t.rank), bool(d)) for t, a, d in zip(xs, axes, backwards)]
    steps = slices[0][0].shape[slices[0][1]]
    body = _Body(node, graph)
    _, outs, loop = _scan(node, body, initial, slices, None, steps, [i.name for i in graph.input], 0)
    results = _taken_apart(node, loop, initial, outs, steps)
    out_axes = node.attribute("scan_output_axes", [0] * len(outs))
    turned = node.attribute("scan_output_directions", [0] * len(outs))
    for i, (axis, turn) in enumerate(zip(out_axes, turned)):
        at = states + i
        t = results[at]
        value = node.build.form(t)
        if turn:
            value = call("flip", value, axis=0)
        axis = node.axis(axis, t.rank)
        shape = list(t.shape)
        if axis:
            value = call("moveaxis", value, 0, axis)
            shape.insert(axis, shape.pop(0))
        results[at] = node.build.tensor(value, t.dtype, shape, node.outputs[at] if at < len(node.outputs) else "")
    return results


def _scan_of_batches(node: Node, graph: onnx.GraphProto) -> list[Any]:
    raise Unsupported("`Scan` of opset 8 goes through a batch of sequences", "convert the file to a later opset")


@operator("Loop")
def loop(node: Node) -> list[Any]:
    """A number of turns that is known; a condition that the body computes ends them early."""
    graph = node.attributes["body"]
    if not node.has(0):
        raise Unsupported(*_ENDLESS)
    trips = node.numbers(0, "the number of turns").reshape(-1)
    count = int(trips[0])
    begins = node.input(1) if node.has(1) and node.input(1).concrete is None else constant(np.array(True))
    if node.has(1) and begins.value is not None and not bool(node.numbers(1, "the condition").reshape(-1)[0]):
        count = 0
    initial = [node.input(i) for i in range(2, len(node.inputs))]
    names_in = [i.name for i in graph.input]
    condition = graph.output[0].name
    if begins.value is None or not _stays(graph, condition, names_in[1]):
        statements, problems = len(node.build.statements), len(node.importer.problems)
        try:
            if begins.value is not None and count <= _UNROLLED:
                return _unrolled(node, graph, count, initial, names_in)
        except NeedsValue:
            del node.build.statements[statements:], node.importer.problems[problems:]
        return _ended(node, graph, count, begins, initial, names_in)
    if count < 1:
        raise Unsupported("`Loop` does not turn", "sizes are 1 or more")
    if count <= 4 or any(t.rank == 0 and t.value is not None for t in initial):
        return _unrolled(node, graph, count, initial, names_in)

    def extra(counter: str) -> dict[str, Any]:
        turn = Tensor("i64", (), "step", forms={(): Name(counter)})
        return {names_in[0]: turn, names_in[1]: constant(np.array(True))}

    problems = len(node.importer.problems)
    try:
        _, outs, made = _scan(node, _Body(node, graph), initial, [], extra, count, names_in, 2)
    except Unsupported:
        del node.importer.problems[problems:]  # what depends on the turn is known where it is written out
        return _unrolled(node, graph, count, initial, names_in)
    return _taken_apart(node, made, initial, outs, count)


def _ended(node: Node, graph: onnx.GraphProto, count: int, begins: Tensor, initial: list[Tensor], names_in: list[str]) -> list[Any]:
    """A loop that data end: all turns are made, and those behind the last one leave what is carried as it is."""
    if not 0 < count <= _LONGEST:
        raise Unsupported(*_ENDLESS)
    if len(graph.output) > 1 + len(initial):
        if begins.value is None:
            node.numbers(1, "the condition")  # what begins may be fixed: then the turns are known
        raise Unsupported("how many elements `Loop` collects depends on the data", "carry what is needed of the last turn instead")
    going, carried = names_in[1], names_in[2:]

    def extra(counter: str) -> dict[str, Any]:
        return {names_in[0]: Tensor("i64", (), "step", forms={(): Name(counter)})}

    def after(results: list[Any], arguments: dict[str, Any]) -> list[Any]:
        again, *state = results
        again = _number(node, again)
        kept = [node.elementwise(lambda *xs: call("where", *xs), arguments[going], new, arguments[name], dtype=new.dtype, typed=(1, 2))
                for new, name in zip(state, carried)]
        return [again, node.elementwise(lambda *xs: call("logical_and", *xs), arguments[going], again, dtype="bool"), *kept]

    begins = Tensor("bool", (), going, forms={(): call("ones", (), dtype=Name("bool"))}) if begins.value is not None else _number(node, begins)
    start = [begins, *initial]
    _, outs, made = _scan(node, _Body(node, graph, after), start, [], extra, count, names_in, 1)
    return _taken_apart(node, made, start, outs, count, [going])[1:]


def _stays(graph: onnx.GraphProto, condition: str, given: str) -> bool:
    """Whether the condition that a body gives is the one that it got, or always true."""
    if condition == given:
        return True
    for n in graph.node:
        if condition in n.output:
            if n.op_type == "Identity":
                return _stays(graph, n.input[0], given)
            if n.op_type == "Constant":
                return True
            if n.op_type == "Cast":
                return _stays(graph, n.input[0], given)
    return any(t.name == condition and bool(np.all(onnx.numpy_helper.to_array(t))) for t in graph.initializer)


def _unrolled(node: Node, graph: onnx.GraphProto, count: int, initial: list[Tensor], names_in: list[str]) -> list[Any]:
    if count > _UNROLLED:
        raise Unsupported(f"`Loop` of {count} turns that carries values of changing shapes")
    state: list[Any] = list(initial)
    collected: list[list[Tensor]] = []
    going = True
    for turn in range(count):
        if not going:
            break
        arguments = {names_in[0]: constant(np.array(turn, np.int64)), names_in[1]: constant(np.array(True))}
        arguments.update(zip(names_in[2:], state))
        results = node.importer.subgraph(graph, node.scope, arguments)
        if any(not isinstance(r, Tensor) for r in results):
            raise Unsupported("a part of the loop's body cannot be taken")
        if results[0].concrete is None:
            raise NeedsValue(graph.output[0].name, "the condition of `Loop`")
        going = bool(results[0].concrete.reshape(-1)[0])
        state = results[1 : 1 + len(initial)]
        collected.append(results[1 + len(initial) :])
    stacked = []
    for parts in zip(*collected):
        if all(p.concrete is not None for p in parts):
            stacked.append(constant(np.stack([p.concrete for p in parts])))
            continue
        value = call("stack", [node.build.form(p) for p in parts])
        stacked.append(node.build.tensor(value, parts[0].dtype, (len(parts), *parts[0].shape), node.outputs[len(state) + len(stacked)]))
    return [*state, *stacked]


