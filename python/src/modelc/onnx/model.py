"""A file as a model of the language: its source and its weights."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping, Optional

import numpy as np
import onnx

from modelc.source import Assign, Blank, Input, Model, Module, Name, Names, Output, Type, camel, legal, text_of

from modelc.problems import ImportFailed, Problem

from . import dims, reader
from .builder import Builder
from .builtins import BUILTINS
from .dims import Dim
from .expression import names, source
from .fusing import fused
from .importer import MISSING, Importer, initializers
from .naming import naming
from .repeats import Repeats, declared
from .table import Unsupported
from .tensor import DTYPES, Tensor, constant, plain
from .tidy import tidy


@dataclass
class Port:
    """An input or output: its name in the file and in the source."""

    file: str
    name: str
    dtype: str
    shape: tuple[Dim, ...]


@dataclass
class Imported:
    """What came of a file."""

    name: str
    source: str
    weights: dict[str, np.ndarray]
    inputs: list[Port]
    outputs: list[Port]
    fixed: dict[str, np.ndarray] = field(default_factory=dict)
    # Layers of the library by their names: the file's value that they compute, and the order of its axes.
    layers: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def import_model(
    model: onnx.ModelProto, name: str, dim: Optional[Mapping[str, int]] = None, fixed: Optional[Mapping[str, Any]] = None
) -> Imported:
    """The model `name` of an ONNX model. `dim` gives open sizes values, `fixed` inputs. Raises `ImportFailed` with all
    that cannot be taken, or `Unsupported` for what is wrong with the file or the options."""
    return _Writer(model, name, dict(dim or {}), dict(fixed or {})).run()


class _Writer:
    def __init__(self, model: onnx.ModelProto, name: str, dim: dict[str, int], fixed: dict[str, Any]) -> None:
        self.model = model
        self.name = name
        self.dim = dim
        self.fixed = fixed
        self.names = Names(BUILTINS)
        self.symbols: dict[str, str] = {}
        self.output_names: dict[str, str] = {}
        self.used_dims: set[str] = set()
        self.constants: dict[str, np.ndarray] = {}
        self.input_shapes: dict[str, tuple[Dim, ...]] = {}

    def run(self) -> Imported:
        graph = self.model.graph
        for v in graph.output:
            self.output_names[v.name] = self.names.fresh(v.name, "output")
        importer = Importer(self.model, Builder(self.names, naming(self.model)))
        scope = initializers(graph)
        ports = [self._input(v, scope) for v in graph.input if v.name not in scope]
        inputs = [p for p in ports if p is not None]
        unknown = [k for k in self.fixed if k not in self.constants]
        unknown_dims = [k for k in self.dim if k not in self.used_dims]
        if unknown:
            raise Unsupported(f"there is no input `{unknown[0]}`; inputs are {_listed(v.name for v in graph.input)}")
        if unknown_dims:
            raise Unsupported(f"there is no open size `{unknown_dims[0]}`; there are {_listed(self.symbols)}")
        importer.build.output_names = dict(self.output_names)
        importer.build.shapes.update(self.input_shapes)
        importer.run(fused(graph), scope)
        outputs, statements = [], []
        if not importer.problems:
            for v in graph.output:
                try:
                    port, value = self._output(importer.build, scope.get(v.name, MISSING), v.name)
                    outputs.append(port)
                    statements.append((port, value))
                except Unsupported as problem:
                    importer.problems.append(Problem(problem.message, f"output `{v.name}`", help=problem.instead))
        if importer.problems:
            raise ImportFailed(importer.problems)
        return self._written(importer.build, inputs, outputs, statements)

    def _input(self, value: onnx.ValueInfoProto, scope: dict[str, Any]) -> Optional[Port]:
        if value.type.WhichOneof("value") != "tensor_type":
            raise Unsupported(f"input `{value.name}` is a {value.type.WhichOneof('value')}, and not a tensor")
        what = value.type.tensor_type
        dtype = reader.element_type(what.elem_type, f"input `{value.name}`")
        if value.name in self.fixed:
            array = self._given(value.name, what).astype(DTYPES[dtype])
            self.constants[value.name] = array
            self._note(what, array)
            scope[value.name] = constant(array, value.name)
            return None
        if not what.HasField("shape"):
            raise Unsupported(f"input `{value.name}` has no shape", "declare one in the file")
        shape = tuple(self._size(value.name, axis, d) for axis, d in enumerate(what.shape.dim))
        if any(isinstance(d, int) and d < 1 for d in shape):
            if not dims.is_known(shape):
                raise Unsupported(f"input `{value.name}` is {dims.text(shape)}, without elements", "sizes are 1 or more")
            scope[value.name] = constant(np.zeros(shape, DTYPES[dtype]), value.name)  # it has nothing to say
            return None
        name = self.names.fresh(value.name, "input")
        scope[value.name] = Tensor(dtype, shape, value.name, forms={plain(len(shape)): Name(name)})
        self.input_shapes[name] = shape
        return Port(value.name, name, dtype, shape)

    def _given(self, name: str, what: onnx.TypeProto.Tensor) -> np.ndarray:
        """The value that an input is fixed to; a number also stands for a tensor of one element."""
        array = np.asarray(self.fixed[name])
        if array.dtype.kind not in "fiub":
            raise Unsupported(f"the value for `{name}` is not made of numbers")
        if what.HasField("shape"):
            wanted = [int(d.dim_value) if d.HasField("dim_value") and d.dim_value >= 0 else None for d in what.shape.dim]
            if array.size == 1:
                array = array.reshape((1,) * len(wanted))
            if array.ndim != len(wanted) or any(w not in (None, n) for w, n in zip(wanted, array.shape)):
                raise Unsupported(f"input `{name}` is {dims.text(wanted)}, and the value for it {dims.text(array.shape)}")
        return array

    def _note(self, what: onnx.TypeProto.Tensor, array: np.ndarray) -> None:
        """An input that is fixed may fix the open sizes of its shape."""
        for d, n in zip(what.shape.dim, array.shape):
            if d.dim_param and d.dim_param not in self.dim:
                self.dim[d.dim_param] = int(n)
                self.used_dims.add(d.dim_param)

    def _size(self, input_name: str, axis: int, d: onnx.TensorShapeProto.Dimension) -> Dim:
        if d.HasField("dim_value") and d.dim_value >= 0:
            if d.dim_value > 1 << 40:
                raise Unsupported(f"input `{input_name}` has the impossible size {d.dim_value}")
            return int(d.dim_value)
        named = any(c.isalnum() for c in d.dim_param) and d.dim_param != "-1"
        file = d.dim_param if named else f"{input_name}_{axis}"
        for key in (file, legal(file)):
            if key in self.dim:
                self.used_dims.add(key)
                if self.dim[key] < 1:
                    raise Unsupported(f"`{key}` is {self.dim[key]}", "sizes are 1 or more")
                return int(self.dim[key])
        if file not in self.symbols:
            self.symbols[file] = self.names.fresh(file, "size")
        return dims.symbol(self.symbols[file])

    def _output(self, build: Builder, value: Any, file: str) -> tuple[Port, Any]:
        if not isinstance(value, Tensor):
            raise Unsupported("nothing computes it")
        if any(isinstance(d, int) and d < 1 for d in value.shape):
            raise Unsupported(f"it is {dims.text(value.shape)}, without elements", "sizes are 1 or more")
        written = build.form(value)
        return Port(file, self.output_names[file], value.dtype, value.shape), written

    def _written(self, build: Builder, inputs: list[Port], outputs: list[Port], results: list[Any]) -> Imported:
        body: list[Any] = []
        for p in inputs:
            body.append(Input(p.name, Type(p.dtype, tuple(source(d) for d in p.shape))))
        layers = Repeats(build, results, set(self.symbols.values())).run()
        kept, results = tidy(build, results)
        mentioned = {n for s in kept for n in s.mentions()} | {n for _, v in results for n in names(v)}
        for w in build.params:
            if w.name not in mentioned:
                del build.weights[w.name]
                continue
            body.append(declared(w, w.name))
        body.append(Blank())
        uses = Counter(n for s in kept for n in names(s.value)) + Counter(n for _, v in results for n in names(v))
        for s in kept:
            loop = build.loops.get(s.targets[0])
            if loop is None:
                body.append(Assign(s.targets[0] if len(s.targets) == 1 else s.targets, s.value))
                continue
            last = body[-1]
            if uses[loop.initial.id] == 1 and isinstance(last, Assign) and last.target == loop.initial.id:
                body[-1] = Assign(s.targets[0], last.value)  # the loop goes on with its name
            else:
                body.append(Assign(s.targets[0], loop.initial))
            body += loop.statements(s.targets[0])
        for port, value in results:
            body.append(Output(port.name, None if value == Name(port.name) else value))
        doc = self.model.graph.doc_string or ""
        module = Module([*layers, Model(camel(self.name), (), tuple(body), doc=doc)])
        folder = Path(__file__).parent / "functions"
        text = "\n".join([text_of(module)] + [(folder / f"{f}.model").read_text() for f in build.functions])
        return Imported(self.name, text, build.weights, inputs, outputs, self.constants, build.recorded)


def _listed(found: Any) -> str:
    written = [f"`{n}`" for n in found]
    return ", ".join(written) if written else "none"

