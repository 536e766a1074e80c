"""Layers of preprocessing that are arithmetic."""
from .common import IMAGE, f, one

TOKENS = {"x": ("i32", (3, 4), 0, 6)}
COUNTED = {"x": ("i32", (3, 4), 0, 6), "count_weights": ("f32", (3, 4))}
SCALARS = f(3, 4)

LAYERS = {
    "rescaling": [
        one(f(3, 5), "Rescaling(0.5)", lambda L: L.Rescaling(0.5)),
        one(IMAGE, "Rescaling(2, offset = -1)", lambda L: L.Rescaling(2, offset=-1)),
        one(IMAGE, "Rescaling([0.1, 0.2, 0.3], offset = [1, 2, 3])", lambda L: L.Rescaling([0.1, 0.2, 0.3], offset=[1, 2, 3])),
        one({"x": ("i32", (2, 4), 0, 256)}, "Rescaling(scale = 0.00392156862745098)", lambda L: L.Rescaling(scale=1 / 255)),
    ],
    "normalization": [
        one(f(3, 5), "Normalization()", lambda L: L.Normalization()),
        one(f(3, 5), "Normalization(mean = 0.5, variance = 2, name = \"n\")", lambda L: L.Normalization(mean=0.5, variance=2.0, name="n")),
        one(IMAGE, "Normalization(mean = [0.5, 1, -1], variance = [1, 2, 0.25])", lambda L: L.Normalization(mean=[0.5, 1, -1], variance=[1, 2, 0.25])),
        one(IMAGE, "Normalization(axis = (1, 3), invert = true)", lambda L: L.Normalization(axis=(1, 3), invert=True)),
        one(f(3, 5), "Normalization(axis = none)", lambda L: L.Normalization(axis=None)),
        one(IMAGE, "Normalization(axis = 2, mean = 1.5, variance = 4, invert = true)",
            lambda L: L.Normalization(axis=2, mean=1.5, variance=4.0, invert=True)),
    ],
    "category_encoding": [
        one(TOKENS, "CategoryEncoding(6)", lambda L: L.CategoryEncoding(6)),
        one(TOKENS, 'CategoryEncoding(num_tokens = 7, output_mode = "count")', lambda L: L.CategoryEncoding(num_tokens=7, output_mode="count")),
        one(TOKENS, 'CategoryEncoding(6, "one_hot")', lambda L: L.CategoryEncoding(6, "one_hot")),
        one({"x": ("i32", (3, 1), 0, 6)}, 'CategoryEncoding(6, "one_hot")', lambda L: L.CategoryEncoding(6, "one_hot")),
        one({"x": ("i32", (2, 3, 2), 0, 6)}, "CategoryEncoding(6)", lambda L: L.CategoryEncoding(6)),
        (COUNTED, 'CategoryEncoding(6, output_mode = "count")(x, count_weights)',
         lambda L: L.CategoryEncoding(6, output_mode="count"), False),
        (COUNTED, 'CategoryEncoding(6, output_mode = "count")(x, count_weights = count_weights)',
         lambda L: L.CategoryEncoding(6, output_mode="count"), False),
    ],
    "discretization": [
        one(SCALARS, "Discretization([0])", lambda L: L.Discretization([0.0])),
        one(SCALARS, "Discretization(bin_boundaries = [-1, 0.0, 0.5])", lambda L: L.Discretization(bin_boundaries=[-1.0, 0.0, 0.5])),
        one(SCALARS, 'Discretization([-0.5, 0.5], output_mode = "one_hot")', lambda L: L.Discretization([-0.5, 0.5], output_mode="one_hot")),
        one(SCALARS, 'Discretization([-0.5, 0.5], output_mode = "multi_hot")', lambda L: L.Discretization([-0.5, 0.5], output_mode="multi_hot")),
        one(SCALARS, 'Discretization([-0.5, 0.5], output_mode = "count")', lambda L: L.Discretization([-0.5, 0.5], output_mode="count")),
        one(SCALARS, "Discretization(bin_boundaries = [0.0, 0.0, 1.5], epsilon = 0.1)",
            lambda L: L.Discretization(bin_boundaries=[0.0, 0.0, 1.5], epsilon=0.1)),
    ],
    "resizing": [
        one(IMAGE, "Resizing(7, 9)", lambda L: L.Resizing(7, 9)),
        one(IMAGE, 'Resizing(3, 8, interpolation = "nearest")', lambda L: L.Resizing(3, 8, interpolation="nearest")),
        one(IMAGE, 'Resizing(8, 4, "bicubic")', lambda L: L.Resizing(8, 4, "bicubic")),
        one(IMAGE, 'Resizing(7, 9, "lanczos3")', lambda L: L.Resizing(7, 9, "lanczos3")),
        one(f(1, 11, 12, 2), 'Resizing(13, 15, "lanczos5")', lambda L: L.Resizing(13, 15, "lanczos5")),
        one(IMAGE, "Resizing(2, 4, antialias = true)", lambda L: L.Resizing(2, 4, antialias=True)),
        one(IMAGE, "Resizing(4, 2, crop_to_aspect_ratio = true)", lambda L: L.Resizing(4, 2, crop_to_aspect_ratio=True)),
        one(IMAGE, "Resizing(4, 9, pad_to_aspect_ratio = true, fill_value = 0.5)",
            lambda L: L.Resizing(4, 9, pad_to_aspect_ratio=True, fill_value=0.5)),
        one(f(2, 3, 5, 6), 'Resizing(4, 9, data_format = "channels_first")', lambda L: L.Resizing(4, 9, data_format="channels_first")),
        one(IMAGE, 'Resizing(8, 5, pad_to_aspect_ratio = true, fill_mode = "constant")',
            lambda L: L.Resizing(8, 5, pad_to_aspect_ratio=True, fill_mode="constant")),
        one(IMAGE, 'Resizing(2, 3, "bicubic", antialias = true)', lambda L: L.Resizing(2, 3, "bicubic", antialias=True)),
        one(IMAGE, 'Resizing(3, 2, "lanczos3", antialias = true)', lambda L: L.Resizing(3, 2, "lanczos3", antialias=True)),
        one(IMAGE, 'Resizing(9, 3, interpolation = "nearest", crop_to_aspect_ratio = true)',
            lambda L: L.Resizing(9, 3, interpolation="nearest", crop_to_aspect_ratio=True)),
    ],
}
