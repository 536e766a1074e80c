"""Python functions as `fn`s: called on symbolic tensors, and written as what they did."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import CellType
from typing import Any

import keras

from modelc.keras.body import Body, parts, reachable, structure
from modelc.keras.constants import NoConstant, constant, is_tensor, tidy
from modelc.keras.context import Context, Namer, named_instances
from modelc.keras.control import NoTurns
from modelc.keras.frames import start
from modelc.keras.jaxpr import NoPrimitive, interpreted
from modelc.keras.marked import ValueRef, parameter
from modelc.keras.operations import expression, function_name
from modelc.keras.sizes import followed
from modelc.keras.trace import Assigned, Trace
from modelc.source import Assign, Fn, Lambda, Name, Names, Node, Param, Return, Statement, index, legal, snake

Leaves = dict[int, Node]


def leaves_of(name: str, value: Any, node: Node | None = None) -> Leaves:
    """The tensors of a parameter's value, by identity, as the language reaches them: `x`, `x[0]`."""
    node = Name(name) if node is None else node
    if is_tensor(value):
        return {id(value): node}
    if isinstance(value, (list, tuple)):
        return {key: leaf for i, item in enumerate(value) for key, leaf in leaves_of(name, item, index(node, i)).items()}
    if isinstance(value, dict):
        return {key: leaf for k, item in value.items() for key, leaf in leaves_of(name, item, index(node, k)).items()}
    return {}


def called(nodes: Sequence[Any]) -> set[str]:
    """The functions that the text of the nodes may call: no names for values."""
    return {function_name(node.operation) for node in nodes if not isinstance(node.operation, keras.layers.Layer)} | {
        "cast", "sum", "take"}


def unpacked(tensors: Mapping[str, Any], leaves: Leaves, trace: Trace, scope: Names) -> list[Statement]:
    """`x, y = pair` for parameters that the function takes apart; the leaves then have these names."""
    head: list[Statement] = []
    for name, value in tensors.items():
        items = list(value) if isinstance(value, (list, tuple)) else []
        if items and all(id(item) in trace.names for item in items):
            names = tuple(scope.fresh(trace.names[id(item)]) for item in items)
            leaves.update({id(item): Name(one) for item, one in zip(items, names)})
            whole = Name(legal(name))
            head.append(Assign(names, whole) if len(names) > 1 else Assign(names[0], index(whole, 0)))
    return head


@contextmanager
def marked_closure(function: Any, used: dict[str, Any]) -> Iterator[None]:
    """While this holds, the numbers that `function` closes over are parameters; `used` gets them."""
    inner = inspect.unwrap(function)
    cells: list[tuple[CellType, Any]] = []
    names = getattr(getattr(inner, "__code__", None), "co_freevars", ())
    for name, cell in zip(names, getattr(inner, "__closure__", None) or ()):
        try:
            value = cell.cell_contents
        except ValueError:
            continue
        if type(value) in (int, float):
            used[name] = value
            cells.append((cell, value))
            cell.cell_contents = parameter(name, value)
    try:
        yield
    finally:
        for cell, value in cells:
            cell.cell_contents = value


@contextmanager
def marked_attributes(function: Any, used: dict[str, Any]) -> Iterator[None]:
    """While this holds, the numbers that the object of a method has are parameters; `used` gets them."""
    owner = getattr(function, "__self__", None)
    own = vars(owner) if owner is not None and hasattr(owner, "__dict__") and not isinstance(owner, type) else {}
    numbers = {key: value for key, value in own.items() if type(value) in (int, float) and not key.startswith("_")}
    used.update(numbers)
    for key, value in numbers.items():
        own[key] = parameter(key, value)
    try:
        yield
    finally:
        own.update(numbers)


class Functions:
    """`layer_call` writes the call of a layer inside of a function; it comes from the importer."""

    def __init__(self, context: Context, layer_call: Callable[[Body, Any, Any], Node]) -> None:
        self.context = context
        self.layer_call = layer_call
        self.followed: tuple[Any, Any] = (None, None)  # what the last function got and gave

    def add(self, body: Body, node: Any, where: str, place: tuple[str, int] = ("", 0)) -> None:
        """The node's value into `body`; `place` is the user's line that made it."""
        if isinstance(node.operation, Assigned):
            body.update(*node.arguments.args)
            return
        body.define(list(node.outputs), *self.value(body, node, where, place))

    def value(self, body: Body, node: Any, where: str, place: tuple[str, int] = ("", 0)) -> tuple[Node, bool]:
        """What the node computes, and whether it is the call of a layer."""
        operation, outputs = node.operation, list(node.outputs)
        try:
            if isinstance(operation, keras.layers.Layer):
                return self.layer_call(body, operation, node), True
            return expression(operation, node.arguments.args, node.arguments.kwargs, outputs), False
        except NoConstant as reason:
            self.context.problems.add(str(reason), where, *place, help=reason.help)
            return Name("none"), False

    def body(self, trace: Trace, results: Any, leaves: Leaves, names: Names, where: str) -> Body:
        """The statements of a trace up to its results, which are still to be finished."""
        nodes = reachable(trace.nodes, results)
        self.context.training.update({id(node): trace.training.get(id(node)) for node in nodes})
        self.context.kept.extend(nodes)
        wanted = {key: legal(name) for key, name in trace.names.items()}
        body = Body(names, leaves, wanted, trace.sizes)
        body.count(nodes, results)
        for node in nodes:
            self.add(body, node, where, trace.places.get(id(node), ("", 0)))
        return body

    def function(
        self,
        function: Any,
        tensors: Mapping[str, Any],
        where: str,
        *,
        wanted: str,
        numbers: Mapping[str, Any] | None = None,
        keep: Mapping[str, Any] | None = None,
    ) -> Node | None:
        """`function` as a name or a lambda; None, and a problem, where it cannot be followed.

        `tensors` are its parameters that are tensors (or structures of them), `numbers` values of other parameters that
        the caller gives, `keep` what is passed as it is.
        """
        closure: dict[str, Any] = {}
        if not inspect.isroutine(function) and inspect.ismethod(getattr(function, "__call__", None)):
            function = function.__call__
        defaults = {} if numbers is None else dict(numbers)
        own = _number_defaults(function)
        given = {name: parameter(name, value) for name, value in {**own, **defaults}.items() if type(value) in (int, float)}
        rest = {name: value for name, value in defaults.items() if type(value) not in (int, float)}

        def call(given_tensors: Mapping[str, Any]) -> tuple[Trace, Any]:
            trace = Trace()
            with marked_closure(function, closure), marked_attributes(function, closure):
                trace.call(function, *given_tensors.values(), **{**given, **rest, **(keep or {})})
            return trace, trace.result

        def call_in_jax(given_tensors: Mapping[str, Any]) -> tuple[Trace, Any]:
            trace = Trace().call(interpreted, function, *given_tensors.values(), **{**own, **defaults, **(keep or {})})
            return trace, trace.result

        statements: list[Statement] | None = None
        with self.context.following(where, function):
            trace, tensors = self._followed(dict(tensors), (call, call_in_jax), start(function))
            self.followed = (next(iter(tensors.values()), None), trace.result)
            leaves: Leaves = {}
            scope = Names(called(trace.nodes) | set(given) | set(closure))
            params = [Param(scope.fresh(legal(name))) for name in tensors]
            for param, value in zip(params, tensors.values()):
                leaves.update(leaves_of(param.name, value))
            head = unpacked(dict(zip((param.name for param in params), tensors.values())), leaves, trace, scope)
            body = self.body(trace, trace.result, leaves, scope, where)
            body.head += head
            body.finish(structure(trace.result), Return)
            statements = body.statements()
        if statements is None:
            return None
        used = {part.id for statement in statements for part in parts(statement) if isinstance(part, Name)}
        for name in sorted((name for name in given if name in used), key=lambda name: name in own):
            params.append(Param(name, default=constant(tidy(own[name])) if name in own else None))
        params += [Param(name, default=constant(tidy(value))) for name, value in closure.items() if name in used]
        return self._written(function, wanted, params, statements)

    @staticmethod
    def _followed(specs: dict[str, Any], ways: Sequence[Callable[..., Any]], place: tuple[str, int]) -> tuple[Trace, Any]:
        """By the first of `ways` that follows the code, the last of which JAX alone has; what the first one raised otherwise."""
        try:
            return followed(specs, ways[0], place)
        except NoTurns:
            raise
        except Exception as error:  # the user's own code
            if keras.backend.backend() != "jax":
                raise
            try:
                return followed(specs, ways[1], place)
            except NoPrimitive as reason:
                raise reason.with_traceback(error.__traceback__) from None
            except Exception:
                raise error from None

    def _written(self, function: Any, wanted: str, params: list[Param], statements: list[Statement]) -> Node:
        owner = getattr(function, "__self__", None)
        method = inspect.ismethod(function) and not isinstance(owner, type)
        name = snake(type(owner).__name__) if method else getattr(function, "__name__", wanted)
        only = statements[0] if len(statements) == 1 else None
        body = only.value if isinstance(only, Return) else tuple(statements)
        if name == "<lambda>":
            if isinstance(body, Node) and not any(isinstance(part, Lambda) for part in parts(body)):
                return Lambda(tuple(params), body)
            name = wanted
        documented = type(owner) if method else function
        doc = inspect.getdoc(documented) if getattr(documented, "__doc__", None) and (method or inspect.isroutine(function)) else None
        name = legal(name.lstrip("_") or wanted)
        return Name(self.context.declare(name, lambda chosen: Fn(chosen, tuple(params), body, doc=doc or "")))


def _number_defaults(function: Any) -> dict[str, Any]:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return {}
    return {name: p.default for name, p in signature.parameters.items() if type(p.default) in (int, float)}


def tensor_parameters(function: Any, count: int) -> list[str]:
    """The names of the first `count` parameters."""
    try:
        names = [name for name, p in inspect.signature(function).parameters.items() if p.kind is not p.VAR_KEYWORD]
    except (TypeError, ValueError):
        names = []
    return (names + [f"x{i}" for i in range(len(names), count)])[:count]


__all__ = ["Functions", "Leaves", "Namer", "leaves_of", "named_instances", "reachable", "tensor_parameters"]
