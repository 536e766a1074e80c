"""Files as text in the one canonical layout, which `modelc format` leaves as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from modelc.source import tree
from modelc.source.expressions import (
    arguments,
    bracketed,
    comma_list,
    expression,
    literal,
    named,
    parameters,
    pattern,
    type_,
)
from modelc.source.layout import EMPTY_LINE, HARD, LINE, Doc, group, indented, lay_out, sequence, text


def text_of(module: tree.Module) -> str:
    """The file's text."""
    parts: list[Doc] = []
    if module.comment:
        parts = _lines("#", module.comment)
    for declaration in module.declarations:
        if parts:
            parts.append(EMPTY_LINE)
        parts.append(_statement(declaration))
    return lay_out(sequence(*parts))


def text_of_expression(node: tree.Node) -> str:
    """On as many lines as it takes, without a newline at the end."""
    return lay_out(expression(node)).rstrip("\n")


def block(statements: Sequence[tree.Statement]) -> Doc:
    """`{ ... }`, a statement a line."""
    if not statements:
        return text("{}")
    parts: list[Doc] = []
    blank = False
    for statement in statements:
        if isinstance(statement, tree.Blank):
            blank = bool(parts)
            continue
        parts += [EMPTY_LINE if blank else HARD, _statement(statement)]
        blank = False
    return sequence(text("{"), indented(*parts), HARD, text("}"))


def _statement(node: tree.Statement) -> Doc:
    doc = getattr(node, "doc", "")
    head = [part for line in _lines("##", doc) for part in [line]] if doc else []
    return sequence(*head, *([HARD] if head else []), _PRINTERS[type(node)](node))


def _lines(mark: str, written: str) -> list[Doc]:
    parts: list[Doc] = []
    for line in written.strip("\n").splitlines():
        clean = "".join(c if c.isprintable() else " " for c in line.rstrip())
        parts += ([HARD] if parts else []) + [text(f"{mark} {clean}".rstrip())]
    return parts


def _values(node: tree.Node) -> Doc:
    """A tuple without its brackets where a statement takes several expressions."""
    if isinstance(node, tree.Tuple) and len(node.items) > 1:
        return comma_list([expression(item) for item in node.items])
    return expression(node)


def _assign(node: tree.Assign) -> Doc:
    return sequence(pattern(node.target, bare=True), text(" = "), _values(node.value))


def _if(node: tree.If) -> Doc:
    parts = [text("if "), expression(node.condition), text(" "), block(node.then)]
    otherwise = node.otherwise
    if len(otherwise) == 1 and isinstance(otherwise[0], tree.If):
        parts += [text(" else "), _if(otherwise[0])]
    elif otherwise:
        parts += [text(" else "), block(otherwise)]
    return sequence(*parts)


def _for(node: tree.For) -> Doc:
    head = [text("for "), pattern(node.variable, bare=True), text(" in "), expression(node.sequence), text(" ")]
    return sequence(*head, block(node.body))


def _typed(keyword: str) -> Callable[[tree.Input | tree.Target], Doc]:
    return lambda node: sequence(text(f"{keyword} {node.name}: "), type_(node.type))


def _output(node: tree.Output) -> Doc:
    if node.value is None:
        return text(f"output {node.name}")
    return sequence(text(f"output {node.name} = "), expression(node.value))


def _weight(node: tree.Weight) -> Doc:
    first: list[Doc] = [text(f"{'state' if node.kept else 'param'} {node.name}: "), type_(node.type)]
    if node.initializer is not None:
        first += [text(" = "), expression(node.initializer)]
    return comma_list([sequence(*first), *(named(*option) for option in node.options)])


def _result(result: tree.Type | tuple[tree.Type, ...] | None) -> list[Doc]:
    if result is None:
        return []
    if isinstance(result, tuple):
        return [text(" -> "), bracketed("(", [type_(item) for item in result], ")")]
    return [text(" -> "), type_(result)]


def _fn(node: tree.Fn) -> Doc:
    head = [text(f"fn {node.name}"), parameters(node.params), *_result(node.result)]
    if isinstance(node.body, tuple):
        return sequence(*head, text(" "), block(node.body))
    return sequence(*head, text(" = "), expression(node.body))


def _extern(node: tree.ExternFn) -> Doc:
    gradient = "" if node.gradient == "" else f" gradient {'none' if node.gradient is None else literal(node.gradient)}"
    clauses = (f"header {literal(node.header)} call {literal(node.call)}{gradient}",)
    head = [text(f"extern fn {node.name}"), parameters(node.params), *_result(node.result)]
    return sequence(*head, indented(HARD, *(text(clause) for clause in clauses)))


def _layer(node: tree.Layer) -> Doc:
    head = [text(f"layer {node.name}"), parameters(node.hyperparameters), parameters(node.params)]
    return sequence(*head, *_result(node.result), text(" "), block(node.body))


def _model(node: tree.Model) -> Doc:
    head = [text(f"model {node.name}")] + ([parameters(node.hyperparameters)] if node.hyperparameters else [])
    return sequence(*head, text(" "), block(node.body))


def _import(node: tree.Import) -> Doc:
    return text(f"import {literal(node.path)}" + (f" as {node.alias}" if node.alias else ""))


_PRINTERS: dict[type, Callable[..., Doc]] = {
    tree.Comment: lambda node: sequence(*_lines("#", node.text)),
    tree.Assign: _assign,
    tree.Return: lambda node: sequence(text("return "), _values(node.value)),
    tree.If: _if,
    tree.For: _for,
    tree.Input: _typed("input"),
    tree.Target: _typed("target"),
    tree.Output: _output,
    tree.Weight: _weight,
    tree.Update: lambda node: sequence(text(f"update {node.name} = "), expression(node.value)),
    tree.Loss: lambda node: sequence(text("loss "), expression(node.value)),
    tree.Compile: lambda node: sequence(text("compile"), arguments((), node.named)),
    tree.Fn: _fn,
    tree.ExternFn: _extern,
    tree.Layer: _layer,
    tree.Model: _model,
    tree.Const: lambda node: sequence(text(f"const {node.name} = "), expression(node.value)),
    tree.Import: _import,
}
