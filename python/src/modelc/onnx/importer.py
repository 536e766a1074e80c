"""From the graph of a file to the body of a model, node by node."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, Optional, Sequence

import numpy as np
import onnx

from modelc.problems import Problem

from . import dims, folding, reader
from .builder import Builder
from .table import NeedsValue, Node, Result, Unsupported, row
from .table import operators as known
from .tensor import DTYPES, Tensor, constant
from . import operators  # noqa: F401  fills the table

_FLOATS = (onnx.TensorProto.FLOAT, onnx.TensorProto.DOUBLE, onnx.TensorProto.FLOAT16, onnx.TensorProto.BFLOAT16)
_SETTING = 8  # so few floats may be a setting: scales, a threshold

# Functions and subgraphs may nest so deep.
_DEEPEST = 32


@dataclass(frozen=True)
class Undecided(Problem):
    """A problem that is none where the values of inputs, or open sizes, are fixed by `options`."""

    options: tuple[str, ...] = ()


# What a row runs into where a node's inputs and attributes are not what its operator takes.
MALFORMED = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
FAILS = "its inputs and attributes do not fit together"
_MALFORMED_HELP = "check the file with onnx.checker.check_model(..., full_check=True); where it is right, this is a fault of ours"


class _Missing:
    """Stands for a value that could not be computed; what depends on it is not complained about again."""


MISSING = _Missing()
Scope = dict[str, Any]


@dataclass
class Importer:
    """Imports the nodes of a graph; problems are collected."""

    model: onnx.ModelProto
    build: Builder
    problems: list[Problem] = field(default_factory=list)
    depth: int = 0

    def __post_init__(self) -> None:
        self.versions = {("" if e.domain == "ai.onnx" else e.domain): int(e.version) for e in self.model.opset_import}
        # What would decide a value: options, by the names of values.
        self.depends: dict[str, frozenset[str]] = {i.name: frozenset((f"--fix {i.name}",)) for i in self.model.graph.input}
        self.data = {f"--fix {i.name}" for i in self.model.graph.input if _is_data(i)}
        self.uses = Counter(name for n in self.model.graph.node for name in _read_by(n))
        self.local = {(f.domain, f.name): f for f in self.model.functions}

    def run(self, nodes: Sequence[onnx.NodeProto], scope: Scope, outer: Optional[dict[str, Any]] = None) -> None:
        """Imports nodes in their order; their results are added to `scope`. `outer` are the attributes of the function
        that the nodes are of."""
        for node in nodes:
            results: Sequence[Any]
            try:
                found = [self._look_up(name, scope) for name in node.input]
                missing = any(f is MISSING for f in found)
                results = [MISSING] * len(node.output) if missing else self._node(node, found, scope, outer or {})
            except NeedsValue as problem:
                options = tuple(sorted(self.depends.get(problem.name, ())))
                self.problems.append(Undecided(problem.message, _where(node), help=_fixing(options, self.data), options=options))
                results = [MISSING] * len(node.output)
            except Unsupported as problem:
                self.problems.append(Problem(problem.message, _where(node), help=problem.instead))
                results = [MISSING] * len(node.output)
            except MALFORMED as error:
                self.problems.append(Problem(f"{FAILS}: {type(error).__name__}: {error}", _where(node), help=_MALFORMED_HELP))
                results = [MISSING] * len(node.output)
            reasons = frozenset().union(*(self.depends.get(n, frozenset()) for n in _read_by(node)))
            if node.op_type in ("Shape", "Size"):
                reasons = frozenset(f"--dim {s}" for s in _open_sizes(results))
            self.depends.update((name, reasons) for name in node.output if name)
            for name, result in zip(node.output, results):
                if name:
                    if isinstance(result, Tensor) and not result.hint:
                        result.hint = name
                    scope[name] = result
            for name in node.output[len(results) :]:
                if name:
                    scope[name] = None

    def _look_up(self, name: str, scope: Scope) -> Any:
        if not name:
            return None
        if name not in scope:
            raise Unsupported(f"it reads `{name}`, which nothing computes")
        return scope[name]

    def _node(self, proto: onnx.NodeProto, inputs: list[Any], scope: Scope, outer: dict[str, Any]) -> Sequence[Any]:
        domain = "" if proto.domain == "ai.onnx" else proto.domain
        node = Node(
            proto.op_type,
            self.versions.get(domain, 1),
            proto.name,
            reader.attributes(proto, outer),
            list(proto.input),
            inputs,
            list(proto.output),
            self.build,
            self,
            scope,
        )
        if (domain, proto.op_type) in self.local:
            return self._expand(self.local[domain, proto.op_type], node, proto)
        folded = self._fold(node, proto, domain)
        if folded is not None:
            return folded
        function = row(domain, proto.op_type)
        if function is not None:
            return self._results(function, node)
        body = self._function_body(node, proto, domain)
        if body is not None:
            return self._expand(body, node, proto)
        raise Unsupported(*_unknown(domain, proto.op_type))

    def _results(self, function: Any, node: Node) -> Sequence[Any]:
        try:
            result: Result = function(node)
        except dims.BroadcastError as error:
            raise Unsupported(str(error)) from error
        return [result] if isinstance(result, Tensor) else list(result)

    def _fold(self, node: Node, proto: onnx.NodeProto, domain: str) -> Optional[list[Any]]:
        """The results where they are known while importing."""
        if node.op in ("Shape", "Size"):
            return [constant(_shape_of(node))]
        if not all(t is None or isinstance(t, Tensor) and t.value is not None for t in node.inputs):
            return None
        if any(a.type == onnx.AttributeProto.GRAPH for a in proto.attribute):
            return None
        if all(t is None or t.concrete is not None for t in node.inputs):
            if not node.inputs and node.op != "Constant" or folding.result_size(node) > folding.LARGEST_ELEMENTS:
                return None
            try:
                clean = _resolved(proto, node)
                values = folding.evaluate(clean, [None if t is None else t.value for t in node.inputs], node.version)
            except Exception:  # what the evaluator cannot do the table may
                return None
            if values is None or any(v.dtype.kind not in "fiub" for v in values):
                return None
            return [constant(reader.widened(v)) for v in values]
        value = folding.evaluate_sizes(node)
        return None if value is None else [constant(value, dtype=None if value.dtype != object else "i64")]

    def _function_body(self, node: Node, proto: onnx.NodeProto, domain: str) -> Optional[onnx.FunctionProto]:
        """The function by which ONNX defines an operator, if it does."""
        try:
            schema = onnx.defs.get_schema(proto.op_type, node.version, domain)
        except onnx.defs.SchemaError:
            return None
        if schema.has_function:
            return schema.function_body
        if not schema.has_context_dependent_function:
            return None
        types = []
        for t in node.inputs:
            known = isinstance(t, Tensor)
            code = onnx.helper.np_dtype_to_tensor_dtype(DTYPES[t.dtype]) if known else 0
            shape = [d if isinstance(d, int) else str(d) for d in t.shape] if known else None
            types.append((onnx.helper.make_tensor_type_proto(code, shape) if known else onnx.TypeProto()).SerializeToString())
        body = schema.get_context_dependent_function(_resolved(proto, node).SerializeToString(), types)
        return onnx.FunctionProto.FromString(body) if body else None

    def _expand(self, body: onnx.FunctionProto, node: Node, proto: onnx.NodeProto) -> list[Any]:
        """Imports the nodes of a function in place of a call."""
        if self.depth >= _DEEPEST:
            raise Unsupported(f"functions nest more than {_DEEPEST} deep")
        given = {**_defaults(proto, node.version), **node.attributes}
        for a in body.attribute_proto:
            given.setdefault(a.name, onnx.helper.get_attribute_value(a))
        for name, given_name in zip(body.input, node.input_names):
            self.depends[name] = self.depends.get(given_name, frozenset())
        scope: Scope = {name: None for name in body.input}
        scope.update(zip(body.input, node.inputs))
        versions, before = self.versions, len(self.problems)
        self.versions = {**versions, **{e.domain: int(e.version) for e in body.opset_import}}
        self.depth += 1
        self.run(body.node, scope, given)
        self.depth -= 1
        self.versions = versions
        self.problems[before:] = [replace(p, where=_where(proto)) for p in self.problems[before:]]
        results = [scope.get(name, MISSING) for name in body.output]
        for name, result in zip(node.outputs, results):
            if isinstance(result, Tensor) and name:
                result.hint = name
        return results

    def subgraph(self, graph: onnx.GraphProto, scope: Scope, arguments: Optional[Scope] = None) -> list[Any]:
        """Imports a graph that is an attribute, in the scope around it; gives its outputs."""
        if self.depth >= _DEEPEST:
            raise Unsupported(f"graphs nest more than {_DEEPEST} deep")
        inner = dict(scope)
        inner.update(initializers(graph))
        inner.update(arguments or {})
        self.depth += 1
        self.run(graph.node, inner)
        self.depth -= 1
        return [inner.get(o.name, MISSING) for o in graph.output]


def initializers(graph: onnx.GraphProto) -> Scope:
    """The tensors that a graph holds."""
    found: Scope = {}
    for t in graph.initializer:
        value = reader.array(t)
        if value.dtype.kind not in "fiub":
            raise Unsupported(f"tensor `{t.name}` is not of numbers")
        found[t.name] = constant(value, t.name)
    for s in graph.sparse_initializer:
        raise Unsupported(f"tensor `{s.values.name}` is sparse")
    return found


def _defaults(proto: onnx.NodeProto, version: int) -> dict[str, Any]:
    """The attributes that an operator has where a node does not give them."""
    try:
        schema = onnx.defs.get_schema(proto.op_type, version, proto.domain)
    except onnx.defs.SchemaError:
        return {}
    found = {n: a.default_value for n, a in schema.attributes.items()}
    return {n: onnx.helper.get_attribute_value(v) for n, v in found.items() if v.name}


def _resolved(proto: onnx.NodeProto, node: Node) -> onnx.NodeProto:
    """A node whose attributes are values, none of them a reference to a function's."""
    if not any(a.ref_attr_name for a in proto.attribute):
        return proto
    clean = onnx.NodeProto()
    clean.CopyFrom(proto)
    del clean.attribute[:]
    for name, value in node.attributes.items():
        value = onnx.numpy_helper.from_array(value) if isinstance(value, np.ndarray) else value
        clean.attribute.append(onnx.helper.make_attribute(name, value))
    return clean


def _shape_of(node: Node) -> np.ndarray:
    shape = node.input(0).shape
    if node.op == "Size":
        total = dims.product(shape)
        return np.array(total, dtype=np.int64 if isinstance(total, int) else object)
    rank = len(shape)
    start, end = node.attribute("start", 0), node.attribute("end", rank)
    part = shape[slice(start, end)]
    return np.array(part, dtype=np.int64 if dims.is_known(part) else object).reshape(len(part))


def _read_by(node: onnx.NodeProto) -> list[str]:
    """The values that a node reads, those that its graphs read among them."""
    read = list(node.input)
    for a in node.attribute:
        if a.type == onnx.AttributeProto.GRAPH:
            for inner in a.g.node:
                read += _read_by(inner)
    return read


def _open_sizes(results: Sequence[Any]) -> set[str]:
    found = [v for t in results if isinstance(t, Tensor) and t.value is not None for v in np.atleast_1d(t.value).flat]
    return {str(symbol) for v in found for symbol in getattr(v, "free_symbols", ())}


def _is_data(given: onnx.ValueInfoProto) -> bool:
    """Is an input what the network computes with, and no setting of it?"""
    kind = given.type.tensor_type
    numbers = dims.product([d.dim_value for d in kind.shape.dim]) if kind.HasField("shape") else 0
    return kind.elem_type in _FLOATS and not 0 < numbers <= _SETTING


def _fixing(options: tuple[str, ...], data: set[str]) -> str:
    """What to do where the model's form depends on inputs or on open sizes; those of `data` are better left as they are."""
    settings = [option for option in options if option not in data]
    if settings:
        return "where that does not change, fix what decides it: " + " ".join(f"{o}=VALUE" for o in settings)
    return ("the data decide that, and a model's sizes are the same for all data: compute with all elements and put `Where` in the\n"
            "place of those that do not count, or make what this node takes an output, and go on in the app")


def _where(node: onnx.NodeProto) -> str:
    return f"{node.op_type} `{node.name or (node.output[0] if node.output else '')}`"


def _unknown(domain: str, op: str) -> tuple[str, str]:
    if domain not in ("", "ai.onnx.ml", "ai.onnx.preview.training"):
        return f"`{domain}` has operators of its own, and `{op}` is one", "export without them, or write it as an `extern fn`"
    near = difflib.get_close_matches(op, known(), 1)
    hint = f"; there is `{near[0]}`" if near else ""
    return f"`{op}` is not among the operators that are imported{hint}", "compute it in the app, or write it as an `extern fn`"
