"""The syntax of `.model` files as values. `printer.text` lays them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union


class Node:
    """An expression. The operators build expressions: `Name("x") * 2 + 1`."""

    def __add__(self, other: Value) -> Binary:
        return Binary("+", self, expr(other))

    def __radd__(self, other: Value) -> Binary:
        return Binary("+", expr(other), self)

    def __sub__(self, other: Value) -> Binary:
        return Binary("-", self, expr(other))

    def __rsub__(self, other: Value) -> Binary:
        return Binary("-", expr(other), self)

    def __mul__(self, other: Value) -> Binary:
        return Binary("*", self, expr(other))

    def __rmul__(self, other: Value) -> Binary:
        return Binary("*", expr(other), self)

    def __truediv__(self, other: Value) -> Binary:
        return Binary("/", self, expr(other))

    def __rtruediv__(self, other: Value) -> Binary:
        return Binary("/", expr(other), self)

    def __floordiv__(self, other: Value) -> Binary:
        return Binary("//", self, expr(other))

    def __mod__(self, other: Value) -> Binary:
        return Binary("%", self, expr(other))

    def __pow__(self, other: Value) -> Binary:
        return Binary("**", self, expr(other))

    def __matmul__(self, other: Value) -> Binary:
        return Binary("@", self, expr(other))

    def __neg__(self) -> Unary:
        return Unary("-", self)


@dataclass(frozen=True)
class Literal(Node):
    """An int, float, bool, string or none. Floats are written as the shortest text that reads back as the same float64."""

    value: int | float | bool | str | None


@dataclass(frozen=True)
class Name(Node):
    id: str


@dataclass(frozen=True)
class Tuple(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True)
class List(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Dict(Node):
    items: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Unary(Node):
    """`-x` or `not x`."""

    op: str
    operand: Node


@dataclass(frozen=True)
class Binary(Node):
    """`+ - * / // % @ **`, a comparison, `and` or `or`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Conditional(Node):
    """`then if condition else otherwise`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True)
class Call(Node):
    callee: Node
    arguments: tuple[Node, ...] = ()
    named: tuple[tuple[str, Node], ...] = ()


@dataclass(frozen=True)
class Slice(Node):
    """`start:stop:step`, inside of an index only."""

    start: Node | None = None
    stop: Node | None = None
    step: Node | None = None


@dataclass(frozen=True)
class Ellipsis_(Node):
    """`...`, inside of an index only."""


@dataclass(frozen=True)
class Index(Node):
    base: Node
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Attribute(Node):
    base: Node
    name: str


@dataclass(frozen=True)
class Pipeline(Node):
    """`value |> stage |> stage`."""

    value: Node
    stages: tuple[Node, ...]


@dataclass(frozen=True)
class Lambda(Node):
    """`x -> body`, `(x, y) -> body`; the body is an expression or a list of statements."""

    params: tuple[Param, ...]
    body: Union[Node, tuple[Statement, ...]]


@dataclass(frozen=True)
class Comprehension(Node):
    """`[element for variable in sequence]`."""

    element: Node
    variable: Pattern
    sequence: Node


Value = Union[Node, int, float, bool, str, None, tuple, list, dict]
Pattern = Union[str, tuple]  # a name, or a tuple of patterns


def expr(value: Value) -> Node:
    """Python's value as an expression. A str becomes a string literal: names are `Name("x")`."""
    if isinstance(value, Node):
        return value
    if isinstance(value, tuple):
        return Tuple(tuple(map(expr, value)))
    if isinstance(value, list):
        return List(tuple(map(expr, value)))
    if isinstance(value, dict):
        return Dict(tuple((key, expr(item)) for key, item in value.items()))
    if value is None or isinstance(value, (bool, int, float, str)):
        return Literal(value)
    if hasattr(value, "item"):  # NumPy's scalars
        return Literal(value.item())
    raise TypeError(f"{value!r} is no value of the language")


def call(function: str | Node, *arguments: Value, **named: Value) -> Call:
    """`function(arguments, name = value)`; a str is the function's name."""
    callee = Name(function) if isinstance(function, str) else function
    return Call(callee, tuple(map(expr, arguments)), tuple((key, expr(value)) for key, value in named.items()))


def index(base: Node, *items: Value | slice | type(...)) -> Index:
    """`base[items]`, with Python's slices and `...`."""

    def item(part: Value | slice | type(...)) -> Node:
        if part is ...:
            return Ellipsis_()
        if isinstance(part, slice):
            bounds = (part.start, part.stop, part.step)
            return Slice(*(None if bound is None else expr(bound) for bound in bounds))
        return expr(part)

    return Index(base, tuple(map(item, items)))


# ---- Types, parameters


@dataclass(frozen=True)
class Type:
    """`f32[batch, 784]`. A dim is an int, a name, an expression, or `...`; without `dims` a bare dtype."""

    dtype: str | None
    dims: tuple[Union[int, str, Node, type(...)], ...] = ()


@dataclass(frozen=True)
class Param:
    """`name: type = default`. Only a lambda's parameter may be a tuple of names."""

    name: Pattern
    type: Type | None = None
    default: Node | None = None


# ---- Statements and declarations


@dataclass(frozen=True)
class Statement:
    pass


@dataclass(frozen=True)
class Blank(Statement):
    """An empty line."""


@dataclass(frozen=True)
class Comment(Statement):
    """Lines of `# text`."""

    text: str


@dataclass(frozen=True)
class Assign(Statement):
    """`target = value`; a tuple of targets takes a tuple apart, and a Tuple value stands there without brackets."""

    target: Pattern
    value: Node


@dataclass(frozen=True)
class Return(Statement):
    value: Node


@dataclass(frozen=True)
class If(Statement):
    condition: Node
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class For(Statement):
    variable: Pattern
    sequence: Node
    body: tuple[Statement, ...]


@dataclass(frozen=True)
class Input(Statement):
    name: str
    type: Type


@dataclass(frozen=True)
class Target(Statement):
    name: str
    type: Type


@dataclass(frozen=True)
class Output(Statement):
    name: str
    value: Node | None = None


@dataclass(frozen=True)
class Weight(Statement):
    """`param name: type = initializer, option = value`, or with `kept` a `state`."""

    name: str
    type: Type
    initializer: Node | None = None
    options: tuple[tuple[str, Node], ...] = ()
    kept: bool = False


@dataclass(frozen=True)
class Update(Statement):
    name: str
    value: Node


@dataclass(frozen=True)
class Loss(Statement):
    value: Node


@dataclass(frozen=True)
class Compile(Statement):
    named: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Fn(Statement):
    """The body is an expression or statements. `doc` becomes `##` lines."""

    name: str
    params: tuple[Param, ...]
    body: Union[Node, tuple[Statement, ...]]
    result: Type | tuple[Type, ...] | None = None
    doc: str = ""


@dataclass(frozen=True)
class ExternFn(Statement):
    name: str
    params: tuple[Param, ...]
    result: Type | tuple[Type, ...]
    header: str
    call: str
    gradient: str | None = None  # None: `gradient none`; "": it has none
    doc: str = ""


@dataclass(frozen=True)
class Layer(Statement):
    name: str
    hyperparameters: tuple[Param, ...]
    params: tuple[Param, ...]
    body: tuple[Statement, ...]
    result: Type | tuple[Type, ...] | None = None
    doc: str = ""


@dataclass(frozen=True)
class Model(Statement):
    name: str
    hyperparameters: tuple[Param, ...]
    body: tuple[Statement, ...]
    doc: str = ""


@dataclass(frozen=True)
class Const(Statement):
    name: str
    value: Node
    doc: str = ""


@dataclass(frozen=True)
class Import(Statement):
    path: str
    alias: str | None = None


@dataclass
class Module:
    """A file: a comment at its top, then declarations, with an empty line between them."""

    declarations: list[Statement] = field(default_factory=list)
    comment: str = ""
