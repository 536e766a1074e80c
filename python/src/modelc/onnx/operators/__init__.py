"""One row for each operator, in files by kind."""

from . import (  # noqa: F401  each fills the table
    control,
    convolution,
    creation,
    elementwise,
    indexing,
    linear_algebra,
    normalization,
    pooling,
    quantized,
    recurrent,
    reduction,
    resizing,
    selection,
    sequences,
    shape,
    signal,
    training,
)
