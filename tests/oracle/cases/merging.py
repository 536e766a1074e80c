"""Layers: merging."""
from .common import many

LAYERS = {
    "concatenate": [
        many([(2, 3), (2, 4)], "Concatenate()", lambda L: L.Concatenate()),
        many([(2, 3, 2), (2, 4, 2), (2, 1, 2)], "Concatenate(axis = 1)", lambda L: L.Concatenate(axis=1)),
        many([(2, 3, 2), (2, 3, 5)], "Concatenate(axis = 2)", lambda L: L.Concatenate(axis=2)),
        many([(2, 3, 2, 2), (2, 3, 5, 2)], "Concatenate(axis = -2)", lambda L: L.Concatenate(axis=-2)),
    ],
    "add": [
        many([(2, 3), (2, 3), (2, 3)], "Add()", lambda L: L.Add()),
        many([(2, 3, 4), (2, 1, 4)], "Add()", lambda L: L.Add()),
        many([(2, 3, 4), (2, 4)], "Add()", lambda L: L.Add()),
        many([(2, 3, 1, 4), (2, 1, 2, 1), (2, 3, 2, 4)], "Add()", lambda L: L.Add()),
    ],
    "subtract": [
        many([(2, 3), (2, 3)], "Subtract()", lambda L: L.Subtract()),
        many([(2, 4), (2, 3, 4)], "Subtract()", lambda L: L.Subtract()),
        many([(2, 3, 4), (2, 1, 4)], "Subtract()", lambda L: L.Subtract()),
        many([(2, 1, 1), (2, 3, 4)], "Subtract()", lambda L: L.Subtract()),
    ],
    "multiply": [
        many([(2, 3), (2, 3), (2, 3)], "Multiply()", lambda L: L.Multiply()),
        many([(2, 3, 1), (2, 1, 4)], "Multiply()", lambda L: L.Multiply()),
        many([(2, 3, 4), (2, 4)], "Multiply()", lambda L: L.Multiply()),
        many([(2, 3), (2, 3), (2, 3), (2, 3), (2, 3)], "Multiply()", lambda L: L.Multiply()),
    ],
    "average": [
        many([(2, 3), (2, 3), (2, 3)], "Average()", lambda L: L.Average()),
        many([(2, 3, 1), (2, 1, 4)], "Average()", lambda L: L.Average()),
        many([(2, 3, 4), (2, 4)], "Average()", lambda L: L.Average()),
        many([(2, 3), (2, 3), (2, 3), (2, 3), (2, 3)], "Average()", lambda L: L.Average()),
    ],
    "maximum": [
        many([(2, 3), (2, 3), (2, 3)], "Maximum()", lambda L: L.Maximum()),
        many([(2, 3, 1), (2, 1, 4)], "Maximum()", lambda L: L.Maximum()),
        many([(2, 4), (2, 3, 4)], "Maximum()", lambda L: L.Maximum()),
        many([(2, 3, 2, 2), (2, 3, 2, 2)], "Maximum()", lambda L: L.Maximum()),
    ],
    "minimum": [
        many([(2, 3), (2, 3), (2, 3)], "Minimum()", lambda L: L.Minimum()),
        many([(2, 3, 1), (2, 1, 4)], "Minimum()", lambda L: L.Minimum()),
        many([(2, 4), (2, 3, 4)], "Minimum()", lambda L: L.Minimum()),
        many([(2, 3, 2, 2), (2, 3, 2, 2)], "Minimum()", lambda L: L.Minimum()),
    ],
    "dot": [
        many([(2, 5), (2, 5)], "Dot(1)", lambda L: L.Dot(axes=1)),
        many([(2, 5), (2, 5)], "Dot(axes = -1, normalize = true)", lambda L: L.Dot(axes=-1, normalize=True)),
        many([(2, 3, 5), (2, 5, 4)], "Dot(axes = (2, 1))", lambda L: L.Dot(axes=(2, 1))),
        many([(2, 3, 5), (2, 4, 5)], "Dot(axes = 2)", lambda L: L.Dot(axes=2)),
        many([(2, 3, 5), (2, 5)], "Dot(axes = (2, 1))", lambda L: L.Dot(axes=(2, 1))),
        many([(2, 3, 5), (2, 4, 5)], "Dot(axes = (2, 2), normalize = true)", lambda L: L.Dot(axes=(2, 2), normalize=True)),
        many([(2, 3, 4, 5), (2, 5, 2)], "Dot(axes = (3, 1))", lambda L: L.Dot(axes=(3, 1))),
    ],
}
