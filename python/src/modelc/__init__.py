"""Keras and ONNX models as readable `.model` sources, for the modelc compiler."""

from modelc.export import export
from modelc.files import Written
from modelc.problems import ImportFailed, Problem, SystemFailed
from modelc.shared_library import LibraryError, Model, load

__all__ = ["ImportFailed", "LibraryError", "Model", "Problem", "SystemFailed", "Written", "export", "load"]
