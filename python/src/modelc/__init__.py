"""Keras and ONNX models as readable `.model` sources, for the modelc compiler."""

from modelc.export import export
from modelc.files import Written
from modelc.problems import ImportFailed, Problem, SystemFailed

__all__ = ["ImportFailed", "Problem", "SystemFailed", "Written", "export"]
