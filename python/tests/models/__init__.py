"""The Keras models of the tests: a function for each, which gives a Case."""

from models import generative, idioms, pictures, recurrent, tabular

TABLE = [*idioms.MODELS, *recurrent.MODELS, *pictures.MODELS, *generative.MODELS, *tabular.MODELS]
