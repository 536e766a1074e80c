"""The Keras models of the tests: a function for each, which gives a Case."""

from models import idioms

TABLE = [*idioms.MODELS]
