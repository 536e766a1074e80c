"""Names that the language accepts, each used once."""

from __future__ import annotations

import re

RESERVED = frozenset("import const fn return if else for in true false none and or not training".split())
# Words that open a statement: legal as names, but a statement that begins with one reads badly.
OPENING = frozenset("extern layer optimizer model input target output param state update loss compile".split())
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def is_name(text: str) -> bool:
    """Whether the language takes `text` as an identifier."""
    return _NAME.fullmatch(text) is not None and text not in RESERVED


def legal(text: str, fallback: str = "x") -> str:
    """`text` as an identifier: "conv/2:0" becomes "conv_2_0", "3d" becomes "_3d"."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", text).strip("_") if not is_name(text) else text
    if not name:
        name = fallback
    if name[0].isdigit():
        name = "_" + name
    return name + "_" if name in RESERVED or name in OPENING else name


def snake(text: str) -> str:
    """ "MyDense3D" as "my_dense3d", as Keras names the instances of a class."""
    words = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", text)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", words).lower()


def camel(text: str, fallback: str = "Net") -> str:
    """ "yolov2-tiny" as "Yolov2Tiny", as models are named."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    name = "".join(word[0].upper() + word[1:] for word in words) or fallback
    return fallback + name if name[0].isdigit() else name


class Names:
    """The names of one scope. `taken` are not given away."""

    def __init__(self, taken: frozenset[str] | set[str] = frozenset()) -> None:
        self._taken = set(taken)

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def reserve(self, name: str) -> str:
        """Takes `name` as it is, used before or not."""
        self._taken.add(name)
        return name

    def fresh(self, wanted: str, fallback: str = "x") -> str:
        """A legal name like `wanted` that is not taken: "x", "x_1", "x_2"."""
        base = legal(wanted, fallback)
        name, count = base, 0
        while name in self._taken:
            count += 1
            name = f"{base}_{count}"
        return self.reserve(name)
