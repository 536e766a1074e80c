"""What the fixtures pin: for each layer of the library its option sets, and the functions by families."""
from . import attention, convolution, core, functions, masks, merging, normalization, operations, pooling, preprocessing, recurrent, regularization, reshaping

LAYERS = {}
for module in (core, reshaping, merging, normalization, regularization, convolution, pooling, attention, recurrent, masks, preprocessing):
    LAYERS.update(module.LAYERS)
FUNCTIONS = functions.FUNCTIONS | operations.OPERATIONS
