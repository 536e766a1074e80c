"""Prints src/modelc/source/library.py: what the language's library offers, from docs/reference. Run it after
scripts/reference; a test fails while the file is not current."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = '''"""The names of the language's library, printed by make_library.py from docs/reference."""

# Of each layer what its first brackets take, of each function what it takes.
'''


def signatures(page: str) -> dict[str, list[str]]:
    """Each heading's name, with the names in the first brackets of the code below it."""
    found: dict[str, list[str]] = {}
    for name, code in re.findall(r"^##+ (\w+)$\n+(?:```\n(.*?)```)?", (ROOT / "docs/reference" / page).read_text(), re.M | re.S):
        # The page of operations numbers repeated names' forms; the first one counts.
        found.setdefault(name, parameters(code, name))
    return found


def parameters(code: str, name: str) -> list[str]:
    start = code.find("(")
    if not code.startswith(name) or start < 0:
        return []
    names, depth, item = [], 0, ""
    for char in code[start:]:
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 or (depth == 1 and char == ","):
            names.append(item.strip(" (\n"))
            item = ""
            if depth == 0:
                break
        else:
            item += char
    return [re.match(r"\w+", part).group() for part in names if re.match(r"\w+", part)]


def text() -> str:
    out = HEAD
    for title, pages in (("LAYERS", ["layers.md"]), ("FUNCTIONS", ["operations.md", "training.md"])):
        table = {name: names for page in pages for name, names in signatures(page).items()}
        out += f"{title}: dict[str, tuple[str, ...]] = {{\n"
        for name in sorted(table):
            written = ", ".join(f'"{item}"' for item in table[name])
            out += f'    "{name}": ({written}{"," if len(table[name]) == 1 else ""}),\n'
        out += "}\n"
    return out


if __name__ == "__main__":
    (ROOT / "python/src/modelc/source/library.py").write_text(text())
