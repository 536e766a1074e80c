"""Contenders that are C++ around the weights of ours: by the tool of another tree, without a step of modelc's own
(`compile --without`), or another library's."""

import argparse
import pathlib
import subprocess
from typing import NamedTuple

import common
import programs


HERE = pathlib.Path(__file__).resolve().parent


class Variant(NamedTuple):
    """`options` of `modelc compile`. `tree`: the option that names another tree, and what has to be there. `networks`: how
    the names of those that it computes begin."""
    options: tuple = ()
    tree: str = ""
    needs: tuple = ()
    networks: str = ""


# In the order of the table.
VARIANTS = {
    "baseline": Variant(tree="baseline", needs=("build/release/modelc", "runtime/modelc")),
    "without_prepare": Variant(("--without", "prepare")),
    "without_fusion": Variant(("--without", "fusion")),
    "without_both": Variant(("--without", "prepare", "--without", "fusion")),
    "rtneural": Variant(tree="rtneural", needs=("RTNeural/RTNeural.h", "modules/json"), networks="rtneural_"),
}


def missing(name, arguments):
    """Why it cannot take part; nothing when it can."""
    variant = VARIANTS[name]
    if not variant.tree:
        return ""
    tree = getattr(arguments, variant.tree)
    if not tree:
        return f"--{variant.tree} TREE"
    return ", ".join(str(tree / path) for path in variant.needs if not (tree / path).exists())


def computes(name, network):
    return network.startswith(VARIANTS[name].networks)


def build(arguments, name, model, settings, folder, driver, train=False, definitions={}):
    """The program of the variant around `driver`, in `folder`; its weights are those of ours."""
    variant = VARIANTS[name]
    changed = argparse.Namespace(**vars(arguments))
    if name == "rtneural":  # with our header for its sizes and for reading weights
        tree = arguments.rtneural
        changed.flags += f" -ffast-math -DRTNEURAL_USE_EIGEN=1 -DRTNEURAL_DEFAULT_ALIGNMENT=32 -isystem {tree} -isystem {tree / 'modules/json'}"
        driver, definitions = HERE / "networks/rtneural.cpp", {"CELL": model.upper()}
    elif variant.tree:
        tree = arguments.baseline
        changed.modelc, changed.runtime = tree / "build/release/modelc", tree / "runtime"
    programs.build_program(changed, model, settings, folder, driver, train, definitions, variant.options)
    return folder / "program"


def version(name, arguments):
    variant = VARIANTS[name]
    if not variant.tree:
        return f"{name}: `{' '.join(variant.options)}`"
    tree = getattr(arguments, variant.tree)
    done = subprocess.run(["git", "-C", tree, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return f"{name}: {done.stdout.strip() or tree}"
