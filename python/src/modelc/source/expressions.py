"""Expressions as layout, with the brackets that precedence asks for and no others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from modelc.source import tree
from modelc.source.layout import CLOSE, FILL, LINE, SOFT, Doc, group, sequence, text

# From the loosest to the tightest, as in grammar/Model.g4.
PIPELINE, CONDITIONAL, OR, AND, NOT, COMPARISON, SUM, PRODUCT, POWER, POSTFIX = range(10)
_LEVELS = {"or": OR, "and": AND, "+": SUM, "-": SUM, "**": POWER}
_LEVELS |= {op: COMPARISON for op in ("==", "!=", "<", "<=", ">", ">=")}
_LEVELS |= {op: PRODUCT for op in ("*", "/", "//", "%", "@")}


def expression(node: tree.Node, least: int = PIPELINE) -> Doc:
    """`node` where the grammar has something of at least the level `least`."""
    level, doc = _print(node)
    return doc if level >= least else bracketed("(", [doc], ")")


def literal(value: int | float | bool | str | None) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value} has no literal; write it as an expression")
    written = repr(value)
    mantissa, _, exponent = written.partition("e")
    if exponent:
        return f"{mantissa}e{int(exponent)}"
    return written


def bracketed(opening: str, items: Sequence[Doc], closing: str, hug: bool = False, fill: bool = False) -> Doc:
    """Items with commas between. With `hug` the only item stands in brackets of its own."""
    if not items:
        return text(opening + closing)
    if hug and len(items) == 1:
        return sequence(text(opening), items[0], text(closing))
    parts: list[Doc] = [text(opening), SOFT]
    for i, item in enumerate(items):
        last = i + 1 == len(items)
        parts += [item] if last else [item, text(","), FILL if fill else LINE]
    return group(*parts, CLOSE, text(closing))


def type_(node: tree.Type) -> Doc:
    dims = [text("...") if dim is ... else _dim(dim) for dim in node.dims]
    if node.dtype is None:
        return bracketed("[", dims, "]")
    return sequence(text(node.dtype), bracketed("[", dims, "]")) if dims else text(node.dtype)


def _dim(dim: int | str | tree.Node) -> Doc:
    if isinstance(dim, str):
        return text(dim)
    return expression(tree.expr(dim), SUM)


def pattern(node: tree.Pattern, bare: bool = False) -> Doc:
    if isinstance(node, str):
        return text(node)
    items = [pattern(item) for item in node]
    if bare and len(items) > 1:
        return comma_list(items)
    one = len(items) == 1
    return bracketed("(", [sequence(items[0], text(","))] if one else items, ")", hug=False)


def comma_list(items: Sequence[Doc]) -> Doc:
    if len(items) == 1:
        return items[0]
    parts: list[Doc] = []
    for item in items[:-1]:
        parts += [item, text(","), LINE]
    return group(*parts, items[-1])


def parameters(params: Sequence[tree.Param]) -> Doc:
    return bracketed("(", [_parameter(param) for param in params], ")")


def _parameter(param: tree.Param) -> Doc:
    parts = [pattern(param.name)]
    if param.type is not None:
        parts += [text(": "), type_(param.type)]
    if param.default is not None:
        parts += [text(" = "), expression(param.default)]
    return sequence(*parts)


def named(name: str, value: tree.Node) -> Doc:
    return sequence(text(f"{name} = "), expression(value))


def arguments(positional: Sequence[tree.Node], keyword: Sequence[tuple[str, tree.Node]]) -> Doc:
    items = [expression(item) for item in positional] + [named(*item) for item in keyword]
    hug = len(positional) == 1 and not keyword and _stands_in_brackets(positional[0])
    return bracketed("(", items, ")", hug=hug)


def _stands_in_brackets(node: tree.Node) -> bool:
    return isinstance(node, (tree.Tuple, tree.List, tree.Dict, tree.Comprehension))


def _is_number(node: tree.Node) -> bool:
    if isinstance(node, tree.Unary) and node.op == "-":
        node = node.operand
    return isinstance(node, tree.Literal) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


def _print(node: tree.Node) -> tuple[int, Doc]:
    return _PRINTERS[type(node)](node)


def _literal(node: tree.Literal) -> tuple[int, Doc]:
    value = node.value
    if isinstance(value, float) and value != value:
        return PRODUCT, text("0.0 / 0.0")
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return PRODUCT, text(f"{'-' if value < 0 else ''}1.0 / 0.0")
    negative = isinstance(value, (int, float)) and not isinstance(value, bool) and literal(value).startswith("-")
    return (POWER if negative else POSTFIX), text(literal(value))


def _tuple(node: tree.Tuple) -> tuple[int, Doc]:
    items = [expression(item) for item in node.items]
    if len(items) == 1:
        items = [sequence(items[0], text(","))]
        return POSTFIX, bracketed("(", items, ")")
    return POSTFIX, bracketed("(", items, ")")


def _list(node: tree.List) -> tuple[int, Doc]:
    items = [expression(item) for item in node.items]
    hug = len(items) == 1 and _stands_in_brackets(node.items[0])
    return POSTFIX, bracketed("[", items, "]", hug=hug, fill=all(map(_is_number, node.items)))


def _key(key: str) -> str:
    from modelc.source.names import is_name

    return key if is_name(key) else literal(key)


def _dict(node: tree.Dict) -> tuple[int, Doc]:
    return POSTFIX, bracketed("{", [sequence(text(f"{_key(key)}: "), expression(value)) for key, value in node.items], "}")


def _unary(node: tree.Unary) -> tuple[int, Doc]:
    if node.op == "not":
        return NOT, sequence(text("not "), expression(node.operand, NOT))
    return POWER, sequence(text("-"), expression(node.operand, POWER))


def _binary(node: tree.Binary) -> tuple[int, Doc]:
    level = _LEVELS[node.op]
    if level == POWER:
        # `-a ** b` is `-(a ** b)`, and `**` groups from the right.
        return POWER, sequence(expression(node.left, POSTFIX), text(" ** "), expression(node.right, POWER))
    if level == COMPARISON:  # they do not chain
        return level, group(expression(node.left, SUM), LINE, text(f"{node.op} "), expression(node.right, SUM))
    operands: list[tuple[str, tree.Node]] = []
    left: tree.Node = node
    while isinstance(left, tree.Binary) and _LEVELS[left.op] == level:
        operands.append((left.op, left.right))
        left = left.left
    parts = [expression(left, level)]
    for op, right in reversed(operands):
        parts += [LINE, text(f"{op} "), expression(right, level + 1)]
    return level, group(*parts)


def _conditional(node: tree.Conditional) -> tuple[int, Doc]:
    parts = [expression(node.then, OR), LINE, text("if "), expression(node.condition, OR)]
    otherwise: tree.Node = node.otherwise
    while isinstance(otherwise, tree.Conditional):
        parts += [LINE, text("else "), expression(otherwise.then, OR), LINE, text("if ")]
        parts += [expression(otherwise.condition, OR)]
        otherwise = otherwise.otherwise
    return CONDITIONAL, group(*parts, LINE, text("else "), expression(otherwise, OR))


def _call(node: tree.Call) -> tuple[int, Doc]:
    return POSTFIX, sequence(expression(node.callee, POSTFIX), arguments(node.arguments, node.named))


def _slice(node: tree.Slice) -> Doc:
    def bound(part: tree.Node | None) -> list[Doc]:
        return [] if part is None else [expression(part)]

    step = [] if node.step is None else [text(":"), expression(node.step)]
    return sequence(*bound(node.start), text(":"), *bound(node.stop), *step)


def _index(node: tree.Index) -> tuple[int, Doc]:
    def item(part: tree.Node) -> Doc:
        if isinstance(part, tree.Ellipsis_):
            return text("...")
        return _slice(part) if isinstance(part, tree.Slice) else expression(part)

    hug = len(node.items) == 1 and _stands_in_brackets(node.items[0])
    return POSTFIX, sequence(expression(node.base, POSTFIX), bracketed("[", list(map(item, node.items)), "]", hug=hug))


def _attribute(node: tree.Attribute) -> tuple[int, Doc]:
    return POSTFIX, sequence(expression(node.base, POSTFIX), text(f".{node.name}"))


def _pipeline(node: tree.Pipeline) -> tuple[int, Doc]:
    parts = [expression(node.value, CONDITIONAL)]
    for stage in node.stages:
        parts += [LINE, text("|> "), expression(stage, CONDITIONAL)]
    return PIPELINE, group(*parts)


def _lambda(node: tree.Lambda) -> tuple[int, Doc]:
    from modelc.source.printer import block  # statements hold expressions, and lambdas statements

    only = node.params[0] if len(node.params) == 1 else None
    bare = only is not None and only.type is None and only.default is None and isinstance(only.name, str)
    head = text(only.name) if bare else parameters(node.params)
    body = block(node.body) if isinstance(node.body, tuple) else expression(node.body)
    return PIPELINE, sequence(head, text(" -> "), body)


def _comprehension(node: tree.Comprehension) -> tuple[int, Doc]:
    loop = sequence(text("for "), pattern(node.variable, bare=True), text(" in "), expression(node.sequence, OR))
    return POSTFIX, group(text("["), SOFT, expression(node.element), LINE, loop, CLOSE, text("]"))


_PRINTERS: dict[type, Callable[..., tuple[int, Doc]]] = {
    tree.Literal: _literal,
    tree.Name: lambda node: (POSTFIX, text(node.id)),
    tree.Tuple: _tuple,
    tree.List: _list,
    tree.Dict: _dict,
    tree.Unary: _unary,
    tree.Binary: _binary,
    tree.Conditional: _conditional,
    tree.Call: _call,
    tree.Index: _index,
    tree.Attribute: _attribute,
    tree.Pipeline: _pipeline,
    tree.Lambda: _lambda,
    tree.Comprehension: _comprehension,
}
