"""Contenders that modelc itself compiles: by the tool of another tree, or without a step of its own (`compile --without`)."""

import argparse
import pathlib
import subprocess
from typing import NamedTuple

import common
import programs


class Variant(NamedTuple):
    """`options` of `modelc compile`; `tree` stands for the tree of --baseline, with its tool and its runtime."""
    options: tuple = ()
    tree: bool = False


# In the order of the table.
VARIANTS = {
    "baseline": Variant(tree=True),
    "without_prepare": Variant(("--without", "prepare")),
    "without_fusion": Variant(("--without", "fusion")),
    "without_both": Variant(("--without", "prepare", "--without", "fusion")),
}


def missing(name, baseline):
    """Why it cannot take part; nothing when it can."""
    if not VARIANTS[name].tree:
        return ""
    if not baseline:
        return "--baseline TREE"
    absent = [str(path) for path in (tool_of(baseline), baseline / "runtime/modelc") if not path.exists()]
    return ", ".join(absent)


def tool_of(tree):
    return pathlib.Path(tree) / "build/release/modelc"


def build(arguments, name, model, settings, folder, driver, train=False, definitions={}):
    """The program of the variant around `driver`, in `folder`; its weights are those of ours."""
    variant = VARIANTS[name]
    changed = argparse.Namespace(**vars(arguments))
    if variant.tree:
        changed.modelc, changed.runtime = tool_of(arguments.baseline), arguments.baseline / "runtime"
    programs.build_program(changed, model, settings, folder, driver, train, definitions, variant.options)
    return folder / "program"


def version(name, baseline):
    if not VARIANTS[name].tree:
        return f"{name}: `{' '.join(VARIANTS[name].options)}`"
    done = subprocess.run(["git", "-C", baseline, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return f"{name}: {done.stdout.strip() or baseline}"
