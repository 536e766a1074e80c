"""The `.model` language as a small syntax tree with a printer.

Build expressions of `Name`, Python's operators and values, `call` and `index`; statements and declarations of the classes
of `modelc.source.tree`; then print the file:

    from modelc.source import Fn, Input, Model, Module, Name, Output, Param, Pipeline, Type, call, text_of

    double = Fn("double", (Param("x"),), 2 * Name("x"), doc="Twice x.")
    body = (
        Input("image", Type("f32", ("batch", 784))),
        Output("digit", Pipeline(Name("image"), (call("Dense", 10, activation=Name("softmax")), Name("double")))),
    )
    print(text_of(Module([double, Model("Mnist", (), body)])))

A Python str in an expression is a string of the language; names are `Name("x")`. Brackets are set where precedence needs
them. Lines break where `modelc format` breaks them. `Names` makes legal and unique names for a scope: `Names().fresh("2 x")`.
"""

from modelc.source.names import Names, camel, is_name, legal, snake
from modelc.source.printer import text_of, text_of_expression
from modelc.source.tree import (
    Assign,
    Attribute,
    Binary,
    Blank,
    Call,
    Comment,
    Compile,
    Comprehension,
    Conditional,
    Const,
    Dict,
    Ellipsis_,
    ExternFn,
    Fn,
    For,
    If,
    Import,
    Index,
    Input,
    Lambda,
    Layer,
    List,
    Literal,
    Loss,
    Model,
    Module,
    Name,
    Node,
    Output,
    Param,
    Pattern,
    Pipeline,
    Return,
    Slice,
    Statement,
    Target,
    Tuple,
    Type,
    Unary,
    Update,
    Value,
    Weight,
    call,
    expr,
    index,
)

__all__ = [name for name in dir() if not name.startswith("_") or name == "Ellipsis_"]
