"""`python3 -m modelc keras|onnx`. Exit status: 0 done; 1 the model is wrong or cannot be taken; 2 the command line is
wrong; 3 the system failed."""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from modelc import tool
from modelc.export import export
from modelc.problems import ImportFailed, SystemFailed


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    warnings.simplefilter("ignore")  # those of other packages, which are about how they are used
    try:
        model = options.load(options)
        written = export(
            model,
            options.output,
            dims=dict(options.dim),
            fixed=dict(options.fix),
            unsafe_lambdas=getattr(options, "unsafe_lambdas", False),
            extern=getattr(options, "extern", False),
        )
    except ImportFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except SystemFailed as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 3
    for note in written.notes:
        print(f"note: {note}", file=sys.stderr)
    print(f"wrote {written.model}, {written.weights} and {written.vectors}")
    if options.no_verify:
        return 0
    if any(line.startswith("extern fn ") for line in written.model.read_text().splitlines()):
        print("nothing was verified: that needs the C++ of its extern functions")
        return 0
    verified = tool.verify(written)
    print(verified.report)
    return 1 if verified.status == 1 else 0 if verified.status in (0, None) else 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m modelc", description="Writes other programs' models as .model files.")
    kinds = parser.add_subparsers(required=True, metavar="keras|onnx")
    keras = _kind(kinds, "keras", "a Keras model", "a .keras or .h5 file, or module:function that gives a model")
    keras.add_argument("--unsafe-lambdas", action="store_true",
                       help="run the Python bytecode of the file's Lambda layers, to trace it")
    keras.add_argument("--extern", action="store_true",
                       help="declare functions of C++, to be written by you, in the place of layers whose code cannot be followed")
    keras.set_defaults(load=_keras_source)
    onnx = _kind(kinds, "onnx", "an ONNX model", "an .onnx file")
    onnx.set_defaults(load=lambda options: options.source)
    return parser


def _kind(kinds: Any, name: str, about: str, source: str) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=about, description=f"Writes {about} as NAME.model, NAME.safetensors and "
                              "NAME.vectors.safetensors, and verifies it where modelc is on the path.")
    parser.add_argument("source", metavar="FILE", help=source)
    parser.add_argument("-o", "--output", metavar="NAME", required=True, help="what the files are called")
    parser.add_argument("--dim", metavar="NAME=VALUE", action="append", default=[], type=_dim, help="fix a symbol")
    parser.add_argument("--fix", metavar="INPUT=VALUE", action="append", default=[], type=_fixed,
                        help="give an input a constant value")
    parser.add_argument("--no-verify", action="store_true", help="write the files, and leave it at that")
    return parser


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise argparse.ArgumentTypeError(f"`{text}` is not NAME=VALUE")
    return name, value


def _dim(text: str) -> tuple[str, int]:
    name, value = _pair(text)
    if not value.isdecimal() or not 0 < int(value) < 2**31:
        raise argparse.ArgumentTypeError(f"`{value}` is no size")
    return name, int(value)


def _fixed(text: str) -> tuple[str, Any]:
    """A number, or nested lists of numbers as JSON writes them."""
    name, value = _pair(text)
    try:
        found = json.loads(value)
        if np.asarray(found).dtype.kind in "fiub":
            return name, found
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"`{value}` is no number, and no list of numbers such as [1,2]")


def _keras_source(options: argparse.Namespace) -> Any:
    """The file's path, or what module:function gives; modules in the current folder are found."""
    module, separator, function = options.source.partition(":")
    if not separator or os.path.exists(options.source):
        return options.source
    from modelc.keras.sources import call_function

    return call_function(module, function)


if __name__ == "__main__":
    sys.exit(main())
