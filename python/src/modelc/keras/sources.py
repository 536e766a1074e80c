"""Models in files, and functions that make them."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from modelc.keras.archive import check
from modelc.keras.frames import place, reason
from modelc.problems import ImportFailed, Problem, SystemFailed


def read(path: Path, unsafe_lambdas: bool = False) -> Any:
    """The model in a .keras or .h5 file, with its compile()."""
    import keras

    try:
        check(path)
        if path.suffix == ".keras":
            return keras.saving.load_model(path, safe_mode=not unsafe_lambdas)
        model = keras.saving.load_model(path, compile=False, safe_mode=not unsafe_lambdas)
        _compile_as_saved(model, path)
        return model
    except ImportFailed:
        raise
    except OSError as error:
        if error.errno is not None:
            raise SystemFailed(f"cannot read {path}: {error.strerror}") from None
        raise ImportFailed(Problem(reason(error), where=str(path))) from None
    except Exception as error:  # whatever a malformed file makes Keras raise
        text = str(error)
        if "Lambda" in text and ("unsafe" in text or "safe_mode" in text):
            raise ImportFailed(Problem(
                "it has Lambda layers whose functions are Python bytecode, which may do anything", where=str(path),
                help="if you trust the file, say --unsafe-lambdas (unsafe_lambdas=True), with the Python version that saved "
                     "it;\nor pass the live model, or module:function, instead of the file")) from None
        if "registered" in text or "custom_objects" in text or "Could not locate" in text or "Unknown" in text:
            raise ImportFailed(Problem(
                reason(error), where=str(path),
                help="the file names classes or functions of your own: pass the live model, or module:function of a module\n"
                     "that defines them and loads the file")) from None
        raise ImportFailed(Problem(reason(error), where=str(path))) from None


def _compile_as_saved(model: Any, path: Path) -> None:
    """compile() as an .h5 file has it. Keras writes short names into these files ("mse") that it does not read again."""
    import h5py
    import keras

    with h5py.File(path) as file:
        saved = file.attrs.get("training_config")
    if saved is None:
        return
    config = json.loads(saved)
    optimizer = config["optimizer_config"]
    metrics = [name for name in keras.tree.flatten(config.get("metrics") or []) if isinstance(name, str)]
    model.compile(optimizer=keras.optimizers.deserialize(optimizer), loss=config["loss"],
                  loss_weights=config.get("loss_weights"), metrics=metrics or None)


def call_function(module: str, function: str) -> Any:
    """What `module:function` gives: a keras.Model. The module may stand in the current folder."""
    import modelc.keras  # noqa: F401  chooses a backend before the module imports Keras

    sys.path.insert(0, os.getcwd())
    try:
        made = getattr(importlib.import_module(module), function)
        return made() if callable(made) and not hasattr(made, "get_weights") else made
    except ModuleNotFoundError as error:
        if error.name in (module, module.partition(".")[0]):
            raise SystemFailed(f"cannot read {module}:{function}: there is no such file and no module `{module}`") from None
        raise ImportFailed(Problem(str(error), where=f"{module}:{function}")) from None
    except AttributeError as error:
        raise ImportFailed(Problem(str(error), where=f"{module}:{function}")) from None
    except Exception as error:  # the user's own code
        file, line = place(error)
        raise ImportFailed(Problem(f"{type(error).__name__}: {reason(error)}", f"{module}:{function}", file, line)) from None
    finally:
        sys.path.remove(os.getcwd())
