"""Writes tests/runtime/fixtures/narrow_floats.safetensors: f16 and bf16 numbers beside the f32 that NumPy and ml_dtypes make of
them, subnormals, infinities and NaNs among them.

Run: pip install numpy ml_dtypes && python narrow_floats.py
"""
import json
import pathlib
import struct

import ml_dtypes
import numpy as np

# Every pattern of sign and exponent of both formats meets these ends of the fraction.
BITS = np.unique(np.concatenate([np.arange(0, 65536, 113), np.arange(0, 65536, 1024), np.arange(0, 65536, 1024) + 1,
                                 np.arange(0, 65536, 1024) + 1023, np.arange(0, 65536, 128), np.arange(0, 65536, 128) + 127,
                                 np.arange(1, 40)])).astype(np.uint16)
half, bfloat = BITS.view(np.float16), BITS.view(ml_dtypes.bfloat16)
TENSORS = [("bf16", "BF16", bfloat), ("bf16_wide", "F32", bfloat.astype(np.float32)), ("f16", "F16", half), ("f16_wide", "F32", half.astype(np.float32))]
header, data = {}, b""
for name, dtype, array in TENSORS:
    header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
    data += array.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
path = pathlib.Path(__file__).parent.parent / "runtime" / "fixtures" / "narrow_floats.safetensors"
path.write_bytes(struct.pack("<Q", len(text)) + text + data)
