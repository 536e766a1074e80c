"""Functions of the library, by families."""
import keras
import numpy as np
from keras import ops


def same(name, function, call=None):
    """An elementwise function of x by its own name."""
    return {"y_" + name: (call or f"{name}(x)", lambda x: function(x))}


def merged(*tables):
    result = {}
    for table in tables:
        result.update(table)
    return result


A = keras.activations
W = {"x": ("f32", (4, 12), -4, 4)}
P = {"x": ("f32", (4, 6), 0.1, 3)}
PAIR = {"t": ("f32", (4, 5), 0.05, 0.95), "p": ("f32", (4, 5), 0.05, 0.95)}
LOGITS = {"t": ("f32", (4, 5), 0.05, 0.95), "p": ("f32", (4, 5), -3, 3)}
CLASS = {"t": ("i32", (6,), 0, 5), "p": ("f32", (6, 5), 0.05, 0.95)}


def loss(name, *options, **named):
    text = "".join(f", {k} = {str(v).lower() if isinstance(v, bool) else v}" for k, v in named.items())
    suffix = "".join("_" + str(v).replace(".", "").lower() for v in named.values())
    python = getattr(keras.losses, name) if hasattr(keras.losses, name) else getattr(keras.metrics, name)
    return {name + suffix + "_y": (f"{name}(t, p{text})", lambda t, p: python(t, p, **named))}


def functor(name, text, make):
    """A class of Keras in its configured form."""
    return {"y_" + name.lower(): (f"{name}({text})(t, p)", lambda t, p: make(t, p))}


FIXED = {"fixed": True}  # inputs of several lengths of the first axis: no symbol

FUNCTIONS = {
    "activations": (W, merged(
        *[same(n, getattr(A, n)) for n in (
            "linear relu relu6 leaky_relu elu selu silu mish sigmoid tanh hard_sigmoid softplus softsign softmax log_softmax exponential "
            "celu hard_tanh hard_shrink soft_shrink tanh_shrink squareplus log_sigmoid glu sparse_plus sparse_sigmoid").split()],
        same("threshold", lambda x: A.threshold(x, 0.5, -1.0), "threshold(x, 0.5, -1)"),
        same("swish", A.silu), same("hard_swish", A.hard_silu),
        same("gelu", lambda x: ops.gelu(x)), same("gelu_exact", lambda x: ops.gelu(x, approximate=False), "gelu(x, approximate = false)"),
        same("leaky_relu_1", lambda x: ops.leaky_relu(x, 0.1), "leaky_relu(x, negative_slope = 0.1)"),
        same("relu_all", lambda x: A.relu(x, negative_slope=0.1, max_value=2.0, threshold=0.5),
             "relu(x, negative_slope = 0.1, max_value = 2.0, threshold = 0.5)"),
        same("softmax_0", lambda x: A.softmax(x, axis=0), "softmax(x, axis = 0)"),
    )),
    "elementwise": (P, merged(
        *[same(n, getattr(ops, n)) for n in "square reciprocal log2 log10 sqrt rsqrt log log1p exp expm1 erf floor ceil round".split()],
        same("clip", lambda x: ops.clip(x, 0.5, 2.0), "clip(x, 0.5, 2)"),
        same("logaddexp", lambda x: ops.logaddexp(x, 3 - x), "logaddexp(x, 3 - x)"),
    )),
    "reductions": ({"x": ("f32", (3, 4, 5))}, merged(
        *[same(n, getattr(ops, n)) for n in "sum mean prod max min var std logsumexp norm".split()],
        *[{f"y_{n}_1": (f"{n}(x, axis = 1)", lambda x, n=n: getattr(ops, n)(x, axis=1))} for n in "sum mean prod max min var std logsumexp norm argmax argmin".split()],
        *[{f"y_{n}_keep": (f"{n}(x, axis = (0, -1), keepdims = true)", lambda x, n=n: getattr(ops, n)(x, axis=(0, -1), keepdims=True))}
          for n in "sum mean max min var std logsumexp".split()],
        same("norm_1", lambda x: ops.norm(x, ord=1, axis=2), "norm(x, ord = 1, axis = 2)"),
        same("norm_3", lambda x: ops.norm(x, ord=3, axis=2), "norm(x, ord = 3, axis = 2)"),
        same("norm_inf", lambda x: ops.norm(x, ord=np.inf, axis=2), 'norm(x, ord = "inf", axis = 2)'),
        same("norm_fro", lambda x: ops.norm(x, ord="fro", axis=(1, 2)), 'norm(x, ord = "fro", axis = (1, 2))'),
        same("norm_m1", lambda x: ops.norm(x, ord=1, axis=(1, 2)), "norm(x, ord = 1, axis = (1, 2))"),
        same("l2_normalize", lambda x: ops.normalize(x, axis=-1), "l2_normalize(x, axis = -1)"),
        same("cumsum", lambda x: ops.cumsum(x, axis=1), "cumsum(x, axis = 1)"),
        same("any", lambda x: ops.any(x > 1, axis=1), "any(x > 1, axis = 1)"),
        same("all", lambda x: ops.all(x > -1, axis=1), "all(x > -1, axis = 1)"),
    )),
    "shapes": ({"x": ("f32", (3, 4, 5))}, merged(
        same("transpose", ops.transpose), same("permute", lambda x: ops.transpose(x, (2, 0, 1)), "permute(x, (2, 0, 1))"),
        same("flatten", lambda x: ops.reshape(x, (-1,))), same("swapaxes", lambda x: ops.swapaxes(x, 0, -1), "swapaxes(x, 0, -1)"),
        same("moveaxis", lambda x: ops.moveaxis(x, 0, -1), "moveaxis(x, 0, -1)"),
        same("expand_dims", lambda x: ops.expand_dims(x, -1), "expand_dims(x, -1)"),
        same("expand_dims_2", lambda x: ops.expand_dims(x, (0, 2)), "expand_dims(x, (0, 2))"),
        same("squeeze", lambda x: ops.squeeze(x[:, :1, :1]), "squeeze(x[:, :1, :1])"),
        same("squeeze_1", lambda x: ops.squeeze(x[:, :1, :1], 1), "squeeze(x[:, :1, :1], axis = 1)"),
        same("stack", lambda x: ops.stack([x, 2 * x], axis=-1), "stack([x, 2 * x], axis = -1)"),
        same("split", lambda x: ops.split(x, 2, axis=1)[1], "split(x, 2, axis = 1)[1]"),
        same("split_at", lambda x: ops.split(x, (1, 3), axis=-1)[1], "split(x, (1, 3), axis = -1)[1]"),
        same("tile", lambda x: ops.tile(x, (2, 1, 3)), "tile(x, (2, 1, 3))"),
        same("tile_2", lambda x: ops.tile(x, (2,)), "tile(x, 2)"),
        same("repeat", lambda x: ops.repeat(x, 2, axis=1), "repeat(x, 2, axis = 1)"),
        same("repeat_each", lambda x: ops.repeat(x, np.array([1, 0, 2, 1]), axis=1), "repeat(x, (1, 0, 2, 1), axis = 1)"),
        same("repeat_all", lambda x: ops.repeat(x, 2), "repeat(x, 2)"),
        same("flip", lambda x: ops.flip(x, axis=1), "flip(x, axis = 1)"), same("flip_all", lambda x: ops.flip(x), "flip(x)"),
        same("roll", lambda x: ops.roll(x, 2, axis=1), "roll(x, 2, axis = 1)"),
        same("roll_back", lambda x: ops.roll(x, -1), "roll(x, -1)"),
        same("pad", lambda x: ops.pad(x, ((0, 1), (2, 0), (1, 1))), "pad(x, ((0, 1), (2, 0), (1, 1)))"),
        same("pad_7", lambda x: ops.pad(x, 1, constant_values=7), "pad(x, 1, constant_values = 7)"),
        same("pad_reflect", lambda x: ops.pad(x, ((0, 0), (2, 1), (1, 3)), mode="reflect"), 'pad(x, ((0, 0), (2, 1), (1, 3)), mode = "reflect")'),
        same("pad_symmetric", lambda x: ops.pad(x, ((0, 0), (2, 1), (1, 3)), mode="symmetric"), 'pad(x, ((0, 0), (2, 1), (1, 3)), mode = "symmetric")'),
        same("take", lambda x: ops.take(x, np.array([2, 0]), axis=1), "take(x, [2, 0], axis = 1)"),
        same("sort", lambda x: ops.sort(x, axis=1), "sort(x, axis = 1)"),
        same("argsort", lambda x: ops.argsort(x, axis=1), "argsort(x, axis = 1)"),
        same("top_k", lambda x: ops.top_k(x, 3)[0], "top_k(x, 3)[0]"), same("top_k_i", lambda x: ops.top_k(x, 3)[1], "top_k(x, 3)[1]"),
        same("zeros_like", ops.zeros_like), same("ones_like", ops.ones_like),
        same("tril", lambda x: ops.tril(x), "tril(x)"), same("triu", lambda x: ops.triu(x, 1), "triu(x, 1)"),
        same("one_hot", lambda x: ops.one_hot(np.argmax(x, axis=1), 4), "one_hot(argmax(x, axis = 1), 4)"),
        same("one_hot_1", lambda x: ops.one_hot(np.argmax(x, axis=1), 4, axis=1), "one_hot(argmax(x, axis = 1), 4, axis = 1)"),
        same("dot", lambda x: ops.dot(x, np.transpose(x, (0, 2, 1))), "dot(x, transpose(x, (0, 2, 1)))"),
        same("outer", lambda x: ops.outer(x[0, 0], x[1]), "outer(x[0, 0], x[1])"),
        same("slice", lambda x: x[:, 0, 1:-1], "x[:, 0, 1:-1]"), same("slice_step", lambda x: x[::2, ..., ::-1], "x[::2, ..., ::-1]"),
        same("slice_new", lambda x: x[:, None, -1], "x[:, none, -1]"),
    )),
    "further": ({"x": ("f32", (3, 4)), "z": ("f32", (3, 4)), "c": ("f32", (4, 3)), "t": ("f32", (2, 3, 4))}, merged(
        *[{f"y_{n}": (f"{n}(x)", lambda x, z, c, t, n=n: getattr(ops, n)(x))}
          for n in "absolute arcsinh arctan cbrt exp2 deg2rad rad2deg nan_to_num sinc trunc ptp median cumprod diff fliplr flipud rot90 diagonal trace".split()],
        *[{f"y_{n}": (f"{n}(x, z)", lambda x, z, c, t, n=n: getattr(ops, n)(x, z))}
          for n in "arctan2 hypot heaviside logaddexp2 fmod vdot inner true_divide".split()],
        {name: (call, lambda x, z, c, t, python=python: python(x, z, c, t)) for name, call, python in (
            ("y_psnr", "psnr(x, z, 2.0)", lambda x, z, c, t: ops.psnr(x, z, 2.0)),
            ("y_counts", "x * size(t) + ndim(t) + shape(t)[1]", lambda x, z, c, t: x * ops.size(t) + ops.ndim(t) + ops.shape(t)[1]),
            ("y_arcs", "arcsin(0.3 * x) + arccos(0.3 * z)", lambda x, z, c, t: ops.arcsin(0.3 * x) + ops.arccos(0.3 * z)),
            ("y_arccosh", "arccosh(1.5 + x * x)", lambda x, z, c, t: ops.arccosh(1.5 + x * x)),
            ("y_arctanh", "arctanh(tanh(0.5 * x))", lambda x, z, c, t: ops.arctanh(ops.tanh(0.5 * x))),
            ("y_isclose", "isclose(x, z, atol = 0.5)", lambda x, z, c, t: ops.isclose(x, z, atol=0.5)),
            ("y_select", "select([x > 1, x > 0], [x, z], default = 0.5)", lambda x, z, c, t: ops.select([x > 1, x > 0], [x, z], default=0.5)),
            ("y_average", "average(x, axis = 1, weights = [1, 2, 3, 4])", lambda x, z, c, t: ops.average(x, axis=1, weights=np.array([1, 2, 3, 4.0], "float32"))),
            ("y_average_all", "average(x, weights = z * z)", lambda x, z, c, t: ops.average(x, weights=z * z)),
            ("y_median_0", "median(t, axis = 1, keepdims = true)", lambda x, z, c, t: ops.median(t, axis=1, keepdims=True)),
            ("y_cumprod_1", "cumprod(t, axis = 1)", lambda x, z, c, t: ops.cumprod(t, axis=1)),
            ("y_diff_2", "diff(t, n = 2, axis = 1)", lambda x, z, c, t: ops.diff(t, n=2, axis=1)),
            ("y_hstack", "hstack([x, z])", lambda x, z, c, t: ops.hstack([x, z])), ("y_vstack", "vstack([x[0], z[1]])", lambda x, z, c, t: ops.vstack([x[0], z[1]])),
            ("y_rot_3", "rot90(t, k = 3, axes = (1, 2))", lambda x, z, c, t: ops.rot90(t, k=3, axes=(1, 2))),
            ("y_diagonal_1", "diagonal(t, offset = 1, axis1 = 1, axis2 = 2)", lambda x, z, c, t: ops.diagonal(t, 1, 1, 2)),
            ("y_diagonal_m1", "diagonal(t, offset = -1, axis1 = 2, axis2 = 0)", lambda x, z, c, t: ops.diagonal(t, -1, 2, 0)),
            ("y_diag", "diag(x[0], k = -1)", lambda x, z, c, t: ops.diag(x[0], -1)), ("y_trace_12", "trace(t, offset = 1, axis1 = 2, axis2 = 1)", lambda x, z, c, t: ops.trace(t, 1, 2, 1)),
            ("y_tensordot", "tensordot(t, c, axes = ([1, 2], [1, 0]))", lambda x, z, c, t: ops.tensordot(t, c, axes=([1, 2], [1, 0]))),
            ("y_tensordot_1", "tensordot(x, c, axes = 1)", lambda x, z, c, t: ops.tensordot(x, c, axes=1)), ("y_outer", "tensordot(x, c, axes = 0)", lambda x, z, c, t: ops.tensordot(x, c, axes=0)),
            ("y_cross", "cross(c, c[::-1])", lambda x, z, c, t: ops.cross(c, c[::-1])), ("y_cross_0", "cross(x, z, axis = 0)", lambda x, z, c, t: np.cross(x, z, axis=0)),
            ("y_layer", "layer_normalization(t, gamma = z[0], beta = x[0])", lambda x, z, c, t: ops.layer_normalization(t, z[0], x[0])),
            ("y_layer_12", "layer_normalization(t, gamma = z, beta = x, axis = (1, 2), epsilon = 0.01)", lambda x, z, c, t: ops.layer_normalization(t, z, x, axis=(1, 2), epsilon=0.01)),
            ("y_rms", "rms_normalization(t, scale = z[0])", lambda x, z, c, t: ops.rms_normalization(t, z[0])),
            ("y_batch", "batch_normalization(t, x[:, 0], z[:, 0] ** 2, 1, offset = x[:, 1], scale = z[:, 1])",
             lambda x, z, c, t: ops.batch_normalization(t, x[:, 0], z[:, 0] ** 2, 1, x[:, 1], z[:, 1])),
            ("y_adaptive", "adaptive_average_pool(t, 2)", lambda x, z, c, t: ops.adaptive_average_pool(t, 2)),
            ("y_adaptive_max", 'adaptive_max_pool(t, 3, data_format = "channels_first")', lambda x, z, c, t: ops.adaptive_max_pool(t, 3, data_format="channels_first")),
        )},
    ), FIXED),
    "layouts": ({"x": ("f32", (2, 3, 6, 5)), "k": ("f32", (3, 2, 3, 4)), "u": ("f32", (3, 2, 2, 3)), "s": ("f32", (2, 3, 7))}, {
        name: (call, lambda x, k, u, s, python=python: python(x, k, u, s)) for name, call, python in (
            ("y_conv", 'conv(x, k, 2, "same", "channels_first")', lambda x, k, u, s: ops.conv(x, k, 2, "same", "channels_first")),
            ("y_transposed", 'conv_transpose(x, u, 2, "valid", none, "channels_first")', lambda x, k, u, s: ops.conv_transpose(x, u, 2, "valid", None, "channels_first")),
            ("y_max", 'max_pool(x, 2, 1, "same", "channels_first")', lambda x, k, u, s: ops.max_pool(x, 2, 1, "same", "channels_first")),
            ("y_average", 'average_pool(s, 2, data_format = "channels_first")', lambda x, k, u, s: ops.average_pool(s, (2,), (2,), data_format="channels_first")),
            ("y_grey", 'rgb_to_grayscale(x, data_format = "channels_first")', lambda x, k, u, s: ops.image.rgb_to_grayscale(x, data_format="channels_first")),
            ("y_patches", 'extract_patches(x, (3, 2), data_format = "channels_first")', lambda x, k, u, s: ops.image.extract_patches(x, (3, 2), data_format="channels_first")),
            ("y_overlapping", 'extract_patches(transpose(x, (0, 2, 3, 1)), 2, strides = (2, 1), padding = "same")',
             lambda x, k, u, s: ops.image.extract_patches(np.transpose(x, (0, 2, 3, 1)), 2, strides=(2, 1), padding="same")),
            ("y_tiles", "extract_patches(transpose(x, (0, 2, 3, 1)), (2, 5))", lambda x, k, u, s: ops.image.extract_patches(np.transpose(x, (0, 2, 3, 1)), (2, 5))),
        )
    }, FIXED),
    "dot_products": ({"q": ("f32", (2, 3, 4, 2)), "k": ("f32", (2, 5, 4, 2)), "v": ("f32", (2, 5, 4, 2)), "m": ("mask", (2, 4, 3, 5)), "z": ("f32", (2, 4, 3, 5))}, {
        "y": ("dot_product_attention(q, k, v)", lambda q, k, v, m, z: ops.dot_product_attention(q, k, v)),
        "y_mask": ("dot_product_attention(q, k, v, bias = z, mask = m, scale = 0.3)", lambda q, k, v, m, z: ops.dot_product_attention(q, k, v, bias=z, mask=m, scale=0.3)),
        "y_causal": ("dot_product_attention(q, k[:, :3], v[:, :3], is_causal = true)", lambda q, k, v, m, z: ops.dot_product_attention(q, k[:, :3], v[:, :3], is_causal=True)),
        "y_grouped": ("dot_product_attention(q, k[:, :, :2], v[:, :, :2])", lambda q, k, v, m, z: ops.dot_product_attention(q, k[:, :, :2], v[:, :, :2])),
    }),
    "einsums": ({"x": ("f32", (3, 4, 5)), "y": ("f32", (3, 5, 4)), "m": ("f32", (3, 4, 4)), "v": ("f32", (3, 5))}, {
        "y_" + name: (f'einsum("{text}", {", ".join(n if n != "v" else "v[0]" for n in names)})', lambda x, y, m, v, text=text, names=names: ops.einsum(text, *[{"x": x, "y": y, "m": m, "v": v[0]}[n] for n in names]))
        for name, text, names in (
            ("matmul", "bij,bjk->bik", "xy"), ("transpose", "abc->cab", "x"), ("sum", "abc->b", "x"), ("all", "abc->", "x"),
            ("diagonal", "bii->bi", "m"), ("trace", "bii", "m"), ("outer", "i,bjk->bijk", "vm"), ("ellipsis", "...c,c->...", "xv"),
            ("ellipses", "...ij,...jk->...ik", "xy"), ("three", "bij,bjk,c->bikc", "xyv"),
            ("implied", "bij,bik", "mx"), ("last", "abc,acb->ab", "xy"), ("scaled", "abc,c->abc", "xv"),
            ("squares", "abc,abc->a", "xx"), ("swapped", "bij,bjk->kbi", "xy"), ("inner", "abc,acb->", "xy"),
        )
    }),
    "creation": ({"x": ("f32", (2, 3))}, {
        "y_zeros": ("zeros((2, 3))", lambda x: ops.zeros((2, 3))), "y_ones": ("ones((2,), dtype = i32)", lambda x: ops.ones((2,), "int32")),
        "y_full": ("full((2, 2), 0.25)", lambda x: ops.full((2, 2), 0.25)), "y_eye": ("eye(3, 4, k = 1)", lambda x: ops.eye(3, 4, 1)),
        "y_arange": ("arange(5)", lambda x: ops.arange(5)), "y_arange_step": ("arange(7, 1, -2)", lambda x: ops.arange(7, 1, -2)),
        "y_arange_float": ("arange(0.5, 2.0, 0.25)", lambda x: ops.arange(0.5, 2.0, 0.25)),
        "y_linspace": ("linspace(0, 1, 5)", lambda x: ops.linspace(0.0, 1.0, 5)), "y_tri": ("tri(3)", lambda x: ops.tri(3)),
    }),
    "images": ({"x": ("f32", (2, 4, 6, 8))}, {
        "y_bilinear": ("resize(x, (7, 9))", lambda x: ops.image.resize(x, (7, 9))),
        "y_nearest": ('resize(x, (8, 9), interpolation = "nearest")', lambda x: ops.image.resize(x, (8, 9), interpolation="nearest")),
        "y_smaller": ("resize(x, (3, 4))", lambda x: ops.image.resize(x, (3, 4))),
        "y_space_to_depth": ("space_to_depth(x, 2)", lambda x: x.reshape(2, 2, 2, 3, 2, 8).transpose(0, 1, 3, 2, 4, 5).reshape(2, 2, 3, 32)),
        "y_depth_to_space": ("depth_to_space(x, 2)", lambda x: x.reshape(2, 4, 6, 2, 2, 2).transpose(0, 1, 3, 2, 4, 5).reshape(2, 8, 12, 2)),
    }),
    "losses": (PAIR, merged(
        *[loss(n) for n in ("mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error huber log_cosh "
                            "binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy hinge "
                            "squared_hinge categorical_hinge kl_divergence poisson cosine_similarity dice tversky").split()],
        loss("huber", delta=0.3), loss("binary_crossentropy", label_smoothing=0.1), loss("categorical_crossentropy", label_smoothing=0.2),
        loss("binary_focal_crossentropy", apply_class_balancing=True), loss("tversky", alpha=0.3, beta=0.7),
        {"y_binary_accuracy": ("binary_accuracy(cast(t > 0.5, f32), p)", lambda t, p: keras.metrics.binary_accuracy((t > 0.5).astype("float32"), p)),
         "y_categorical_accuracy": ("categorical_accuracy(t, p)", lambda t, p: keras.metrics.categorical_accuracy(t, p)),
         "y_top_k": ("top_k_categorical_accuracy(t, p, k = 2)", lambda t, p: keras.metrics.top_k_categorical_accuracy(t, p, k=2))},
        functor("Huber", 'delta = 0.3, reduction = "none"', lambda t, p: keras.losses.Huber(delta=0.3, reduction="none")(t, p)),
        functor("CategoricalCrossentropy", 'label_smoothing = 0.1, reduction = "none"', lambda t, p: keras.losses.CategoricalCrossentropy(label_smoothing=0.1, reduction="none")(t, p)),
        functor("CosineSimilarity", 'axis = 0, reduction = "none"', lambda t, p: keras.losses.CosineSimilarity(axis=0, reduction="none")(t, p)),
    )),
    "losses_of_logits": (LOGITS, merged(
        loss("binary_crossentropy", from_logits=True), loss("categorical_crossentropy", from_logits=True),
        loss("binary_focal_crossentropy", from_logits=True), loss("categorical_focal_crossentropy", from_logits=True),
    )),
    "losses_of_classes": (CLASS, merged(
        loss("sparse_categorical_crossentropy"), loss("sparse_categorical_crossentropy", from_logits=True),
        loss("sparse_categorical_crossentropy", ignore_class=2),
        {"y_accuracy": ("sparse_categorical_accuracy(t, p)", lambda t, p: keras.metrics.sparse_categorical_accuracy(t, p)),
         "y_top_k": ("sparse_top_k_categorical_accuracy(t, p, k = 2)", lambda t, p: keras.metrics.sparse_top_k_categorical_accuracy(t, p, k=2))},
    )),
    "regularizers": ({"x": ("f32", (4, 3))}, {
        "y_l1": ("L1(0.1)(x)", lambda x: keras.regularizers.L1(0.1)(x)), "y_l2": ("L2()(x)", lambda x: keras.regularizers.L2()(x)),
        "y_l1l2": ("L1L2(l1 = 0.1, l2 = 0.2)(x)", lambda x: keras.regularizers.L1L2(0.1, 0.2)(x)),
        "y_rows": ("OrthogonalRegularizer()(x)", lambda x: keras.regularizers.OrthogonalRegularizer()(x)),
        "y_max_norm": ("MaxNorm(1.5)(x)", lambda x: keras.constraints.MaxNorm(1.5)(x)), "y_non_neg": ("NonNeg()(x)", lambda x: keras.constraints.NonNeg()(x)),
        "y_unit_norm": ("UnitNorm()(x)", lambda x: keras.constraints.UnitNorm()(x)),
        "y_min_max": ("MinMaxNorm(0.5, 1.2, rate = 0.7)(x)", lambda x: keras.constraints.MinMaxNorm(0.5, 1.2, 0.7)(x)),
    }),
}
