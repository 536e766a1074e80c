"""Keras models as `.model` sources. Importing this imports Keras, on JAX unless something else was chosen."""

from __future__ import annotations

import os
import sys

if "keras" not in sys.modules:
    os.environ.setdefault("KERAS_BACKEND", "jax")

from modelc.keras.importer import import_model  # noqa: E402
from modelc.keras.sources import read  # noqa: E402

__all__ = ["import_model", "read"]
