"""What the fixtures pin: for each layer of the library its option sets, and the functions by families."""
from . import convolution, core, functions, merging, normalization, pooling, reshaping

LAYERS = {}
for module in (core, reshaping, merging, normalization, convolution, pooling):
    LAYERS.update(module.LAYERS)
FUNCTIONS = functions.FUNCTIONS
