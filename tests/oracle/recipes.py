"""Writes tests/recipes/fixtures:  losses with their gradients and metrics over an epoch, from real Keras.

The `.txt` files list the cases, `name; family; expression of the language`; the `.safetensors` files hold the families'
targets and predictions and what Keras gives. Everything is computed in float64. Run: python recipes.py
"""
import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import keras
import numpy as np
from safetensors.numpy import save_file

keras.config.set_floatx("float64")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recipes", "fixtures")
L, M = keras.losses, keras.metrics


def text(value):
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(v) for v in value) + "]"
    return str(value)


def call(name, **options):
    return name + "(" + ", ".join(f"{k} = {text(v)}" for k, v in options.items()) + ")"


# ---- Losses: family -> (target, prediction) ----
rng = np.random.default_rng(7)


def distribution(shape):
    x = rng.uniform(0.05, 1, shape)
    return x / x.sum(-1, keepdims=True)


def one_hot(shape, k):
    return np.eye(k)[rng.integers(0, k, shape)]


def unit(shape):
    x = rng.normal(0, 1, shape)
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


LOSS_DATA = {
    "real": (rng.normal(0, 1, (6, 5)), rng.normal(0, 1, (6, 5))),
    "positive": (rng.uniform(0.1, 3, (6, 5)), rng.uniform(0.1, 3, (6, 5))),
    "binary": (rng.integers(0, 2, (6, 5)).astype(float), rng.uniform(0.02, 0.98, (6, 5))),
    "binary_logits": (rng.integers(0, 2, (6, 5)).astype(float), rng.normal(0, 3, (6, 5))),
    "classes": (one_hot(6, 5), distribution((6, 5))),
    "class_logits": (one_hot(6, 5), rng.normal(0, 3, (6, 5))),
    "pixels": (one_hot((2, 3), 4), distribution((2, 3, 4))),
    "indices": (rng.integers(0, 5, 6).astype(np.int32), distribution((6, 5))),
    "index_column": (rng.integers(0, 5, (6, 1)).astype(np.int32), distribution((6, 5))),
    "index_logits": (rng.integers(0, 5, 6).astype(np.int32), rng.normal(0, 3, (6, 5))),
    "pixel_indices": (rng.integers(0, 4, (2, 3)).astype(np.int32), rng.normal(0, 2, (2, 3, 4))),
    "channels_first": (rng.integers(0, 3, (2, 3)).astype(np.int32), rng.normal(0, 2, (2, 3, 3))),
    "column": (rng.normal(0, 1, 6), rng.normal(0, 1, (6, 1))),
    "labels": (np.array([[1, 2, 2, 0], [3, 1, 0, 0], [4, 4, 4, 1]], np.int32), rng.normal(0, 2, (3, 9, 5))),
    "embeddings": (np.array([0, 1, 0, 2, 1, 0], np.int32), unit((6, 4))),
}
WEIGHTS = {6: rng.uniform(0.2, 2, 6), 3: rng.uniform(0.2, 2, 3), 2: rng.uniform(0.2, 2, 2)}

SIMPLE = ("MeanSquaredError MeanAbsoluteError LogCosh Huber CosineSimilarity").split()
LOSSES = [("real", n, {}) for n in SIMPLE]
LOSSES += [("positive", n, {}) for n in "MeanAbsolutePercentageError MeanSquaredLogarithmicError KLDivergence Poisson".split()]
LOSSES += [("real", "Huber", {"delta": 0.4}), ("real", "CosineSimilarity", {"axis": 0})]
LOSSES += [("column", n, {}) for n in "MeanSquaredError MeanAbsoluteError Huber".split()]
LOSSES += [("binary", n, {}) for n in "BinaryCrossentropy BinaryFocalCrossentropy Hinge SquaredHinge CategoricalHinge Dice Tversky".split()]
LOSSES += [
    ("binary", "BinaryCrossentropy", {"label_smoothing": 0.1}), ("binary", "BinaryCrossentropy", {"axis": 0}),
    ("binary_logits", "BinaryCrossentropy", {"from_logits": True}),
    ("binary_logits", "BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.2}),
    ("binary", "BinaryFocalCrossentropy", {"apply_class_balancing": True, "alpha": 0.3, "gamma": 1.5}),
    ("binary_logits", "BinaryFocalCrossentropy", {"from_logits": True, "label_smoothing": 0.1}),
    ("classes", "CategoricalCrossentropy", {}), ("classes", "CategoricalCrossentropy", {"label_smoothing": 0.1}),
    ("class_logits", "CategoricalCrossentropy", {"from_logits": True, "label_smoothing": 0.2}),
    ("pixels", "CategoricalCrossentropy", {}), ("pixels", "CategoricalCrossentropy", {"axis": 1}),
    ("classes", "CategoricalFocalCrossentropy", {}), ("classes", "CategoricalFocalCrossentropy", {"alpha": 0.5, "gamma": 3.0}),
    ("class_logits", "CategoricalFocalCrossentropy", {"from_logits": True, "label_smoothing": 0.1}),
    ("indices", "SparseCategoricalCrossentropy", {}), ("index_column", "SparseCategoricalCrossentropy", {}),
    ("index_logits", "SparseCategoricalCrossentropy", {"from_logits": True}),
    ("index_logits", "SparseCategoricalCrossentropy", {"from_logits": True, "ignore_class": 2}),
    ("pixel_indices", "SparseCategoricalCrossentropy", {"from_logits": True, "ignore_class": 0}),
    ("channels_first", "SparseCategoricalCrossentropy", {"from_logits": True, "axis": 1}),
    ("binary", "Dice", {"axis": [0]}), ("binary", "Tversky", {"alpha": 0.3, "beta": 0.7, "axis": [1]}),
    ("labels", "CTC", {}), ("embeddings", "Circle", {}), ("embeddings", "Circle", {"gamma": 4.0, "margin": 0.25, "remove_diagonal": False}),
    ("indices", "CategoricalGeneralizedCrossEntropy", {"q": 0.7}),
]
LOSSES += [("real", "MeanSquaredError", {"reduction": r}) for r in ("sum", "none", "mean", "mean_with_sample_weight")]
LOSSES += [("index_logits", "SparseCategoricalCrossentropy", {"from_logits": True, "reduction": "sum", "ignore_class": 2})]
WEIGHTED = [("real", "MeanSquaredError", {}), ("real", "Huber", {"reduction": "sum"}), ("binary", "BinaryCrossentropy", {"reduction": "mean_with_sample_weight"}),
            ("indices", "SparseCategoricalCrossentropy", {"ignore_class": 1}), ("labels", "CTC", {}),
            ("binary", "Dice", {}), ("binary", "Tversky", {"alpha": 0.3, "beta": 0.7, "reduction": "sum"}), ("binary", "Tversky", {"axis": [1]})]
FUNCTIONS = {  # the functions, and their short names: what is trained is their mean
    "real": "mean_squared_error mse MSE mean_absolute_error mae MAE log_cosh huber cosine_similarity",
    "positive": "mean_absolute_percentage_error mape MAPE mean_squared_logarithmic_error msle MSLE kl_divergence kld KLD poisson",
    "binary": "binary_crossentropy bce BCE binary_focal_crossentropy hinge squared_hinge categorical_hinge dice tversky",
    "classes": "categorical_crossentropy categorical_focal_crossentropy",
    "indices": "sparse_categorical_crossentropy", "labels": "ctc", "embeddings": "circle", "column": "mse",
}
SHORT = dict(mse="mean_squared_error", mae="mean_absolute_error", mape="mean_absolute_percentage_error",
             msle="mean_squared_logarithmic_error", bce="binary_crossentropy", kld="kl_divergence")


def losses():
    tensors, lines = {}, ["# Losses of real Keras " + keras.__version__ + ", by tests/oracle/recipes.py: name; family; weighted; expression"]
    for family, (t, p) in LOSS_DATA.items():
        tensors |= {family + "/target": t, family + "/prediction": p}
    for size, w in WEIGHTS.items():
        tensors[f"weights/{size}"] = w
    cases = [(f, call(n, **o), getattr(L, n)(**o), False) for f, n, o in LOSSES]
    cases += [(f, call(n, **o), getattr(L, n)(**o), True) for f, n, o in WEIGHTED]
    for family, names in FUNCTIONS.items():
        for name in names.split():
            function = getattr(L, SHORT.get(name.lower(), name))
            cases.append((family, name, keras.src.losses.losses.LossFunctionWrapper(function), False))
    for number, (family, expression, loss, weighted) in enumerate(cases):
        t, p = LOSS_DATA[family]
        weight = WEIGHTS[len(p)] if weighted else None
        name = f"{number:02d}"
        value = lambda p: jax.numpy.mean(loss(t, p, sample_weight=weight))
        tensors[name + "/loss"] = np.asarray(value(p))
        tensors[name + "/gradient"] = np.asarray(jax.grad(value)(p))
        lines.append(f"{name}; {family}; {'weighted' if weighted else 'plain'}; {expression}")
        print(lines[-1], float(tensors[name + "/loss"]), flush=True)
    save("losses", lines, tensors)


# ---- Metrics: family -> batches of (target, prediction), the last one smaller ----
SIZES = (7, 7, 4)


def batches(make):
    return [make(size) for size in SIZES]


METRIC_DATA = {
    "real": batches(lambda b: (rng.normal(0, 1, (b, 3)), rng.normal(0, 1, (b, 3)))),
    "positive": batches(lambda b: (rng.uniform(0.1, 3, (b, 3)), rng.uniform(0.1, 3, (b, 3)))),
    "one": batches(lambda b: (rng.integers(0, 2, (b, 1)).astype(float), rng.uniform(0, 1, (b, 1)))),
    "flat": batches(lambda b: (rng.integers(0, 2, b).astype(float), rng.uniform(0, 1, (b, 1)))),
    "one_logit": batches(lambda b: (rng.integers(0, 2, (b, 1)).astype(float), rng.normal(0, 2, (b, 1)))),
    "several": batches(lambda b: (rng.integers(0, 2, (b, 4)).astype(float), rng.uniform(0, 1, (b, 4)))),
    "ties": batches(lambda b: (rng.integers(0, 2, (b, 4)).astype(float), rng.integers(0, 9, (b, 4)) / 8)),
    "classes": batches(lambda b: (one_hot(b, 4), distribution((b, 4)))),
    "indices": batches(lambda b: (rng.integers(0, 4, b).astype(np.int32), distribution((b, 4)))),
    "index_column": batches(lambda b: (rng.integers(0, 4, (b, 1)).astype(np.int32), distribution((b, 4)))),
    "pixels": batches(lambda b: (rng.integers(0, 3, (b, 5)).astype(np.int32), distribution((b, 5, 3)))),
    "equal": batches(lambda b: (rng.integers(0, 3, (b, 3)).astype(float), rng.integers(0, 3, (b, 3)).astype(float))),
}
METRIC_WEIGHTS = [rng.uniform(0.2, 2, size) for size in SIZES]
METRICS = [("real", n, {}) for n in "MeanSquaredError MeanAbsoluteError RootMeanSquaredError CosineSimilarity LogCoshError R2Score PearsonCorrelation ConcordanceCorrelation".split()]
METRICS += [("positive", n, {}) for n in "MeanAbsolutePercentageError MeanSquaredLogarithmicError KLDivergence Poisson".split()]
METRICS += [
    ("real", "CosineSimilarity", {"axis": 0}), ("real", "R2Score", {"class_aggregation": "variance_weighted_average"}),
    ("real", "R2Score", {"num_regressors": 2}), ("equal", "Accuracy", {}),
    ("one", "BinaryAccuracy", {}), ("flat", "BinaryAccuracy", {}), ("several", "BinaryAccuracy", {"threshold": 0.3}),
    ("classes", "CategoricalAccuracy", {}), ("indices", "SparseCategoricalAccuracy", {}), ("index_column", "SparseCategoricalAccuracy", {}),
    ("pixels", "SparseCategoricalAccuracy", {}), ("classes", "TopKCategoricalAccuracy", {"k": 2}),
    ("indices", "SparseTopKCategoricalAccuracy", {"k": 3}), ("pixels", "SparseTopKCategoricalAccuracy", {"k": 2}),
    ("one", "BinaryCrossentropy", {}), ("one_logit", "BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.1}),
    ("classes", "CategoricalCrossentropy", {"label_smoothing": 0.1}), ("indices", "SparseCategoricalCrossentropy", {}),
    ("several", "Hinge", {}), ("several", "SquaredHinge", {}), ("classes", "CategoricalHinge", {}),
    ("one", "Precision", {}), ("one", "Recall", {}), ("several", "Precision", {"thresholds": 0.7}), ("several", "Recall", {"thresholds": 0.2}),
    ("classes", "Precision", {"top_k": 2}), ("classes", "Recall", {"top_k": 2}), ("several", "Precision", {"class_id": 1}), ("several", "Recall", {"class_id": 3}),
    ("classes", "Precision", {"top_k": 2, "class_id": 1}),
    *[("several", n, {}) for n in "TruePositives FalsePositives TrueNegatives FalseNegatives".split()], ("several", "TruePositives", {"thresholds": 0.8}),
    ("one", "AUC", {}), ("flat", "AUC", {}), ("several", "AUC", {"num_thresholds": 20}), ("one_logit", "AUC", {"from_logits": True}),
    ("several", "AUC", {"curve": "PR"}), ("several", "AUC", {"curve": "PR", "summation_method": "minoring"}),
    ("several", "AUC", {"summation_method": "majoring"}), ("several", "AUC", {"curve": "PRGAIN"}), ("several", "AUC", {"thresholds": [0.1, 0.9, 0.35]}),
    ("several", "AUC", {"multi_label": True, "num_labels": 4}), ("several", "AUC", {"multi_label": True, "num_labels": 4, "curve": "PR", "label_weights": [1.0, 2.0, 0.5, 1.5]}),
    ("ties", "AUC", {"num_thresholds": 9}), ("ties", "AUC", {"num_thresholds": 9, "curve": "PR"}),
    ("one", "SensitivityAtSpecificity", {"specificity": 0.5}), ("one", "SpecificityAtSensitivity", {"sensitivity": 0.6, "num_thresholds": 50}),
    ("one", "PrecisionAtRecall", {"recall": 0.7}), ("one", "RecallAtPrecision", {"precision": 0.5}), ("several", "RecallAtPrecision", {"precision": 0.4, "class_id": 2}),
    ("pixels", "MeanIoU", {"num_classes": 3, "sparse_y_pred": False}), ("pixels", "MeanIoU", {"num_classes": 3, "sparse_y_pred": False, "ignore_class": 1}),
    ("pixels", "IoU", {"num_classes": 3, "target_class_ids": [0, 2], "sparse_y_pred": False}), ("equal", "MeanIoU", {"num_classes": 3}),
    ("several", "BinaryIoU", {}), ("several", "BinaryIoU", {"target_class_ids": [1], "threshold": 0.3}),
    ("classes", "OneHotIoU", {"num_classes": 4, "target_class_ids": [1, 3]}), ("classes", "OneHotMeanIoU", {"num_classes": 4}),
    ("classes", "F1Score", {"average": "macro"}), ("classes", "F1Score", {"average": "micro"}), ("several", "F1Score", {"average": "weighted", "threshold": 0.5}),
    ("classes", "FBetaScore", {"average": "macro", "beta": 2.0}),
]
WEIGHTED_METRICS = [
    ("real", "MeanSquaredError", {}), ("real", "RootMeanSquaredError", {}), ("real", "R2Score", {}), ("classes", "CategoricalAccuracy", {}),
    ("indices", "SparseCategoricalAccuracy", {}), ("one", "Precision", {}), ("several", "Recall", {"class_id": 1}), ("one", "AUC", {}), ("several", "AUC", {"curve": "PR"}),
    ("classes", "F1Score", {"average": "macro"}), ("several", "FalseNegatives", {}),
]
STRINGS = [("one", "accuracy"), ("flat", "accuracy"), ("classes", "accuracy"), ("indices", "accuracy"), ("index_column", "accuracy"), ("pixels", "accuracy"),
           ("real", "cosine_similarity"), ("real", "mse"), ("real", "mean_absolute_error"), ("indices", "sparse_categorical_accuracy")]


def metrics():
    tensors, lines = {}, ["# Metrics of real Keras " + keras.__version__ + ", by tests/oracle/recipes.py: name; family; weighted; expression; Keras's name"]
    for family, data in METRIC_DATA.items():
        for i, (t, p) in enumerate(data):
            tensors |= {f"{family}/target/{i}": t, f"{family}/prediction/{i}": p}
    for i, w in enumerate(METRIC_WEIGHTS):
        tensors[f"weights/{i}"] = w
    cases = [(f, call(n, **o), lambda n=n, o=o: getattr(M, n)(**o), False) for f, n, o in METRICS]
    cases += [(f, call(n, **o), lambda n=n, o=o: getattr(M, n)(**o), True) for f, n, o in WEIGHTED_METRICS]
    for family, name in STRINGS:
        t, p = METRIC_DATA[family][0]
        cases.append((family, name, lambda n=name, t=t, p=p: keras.src.trainers.compile_utils.get_metric(n, t, p), False))
    for number, (family, expression, make, weighted) in enumerate(cases):
        keras.backend.clear_session()
        metric = make()
        values = []
        for (t, p), w in zip(METRIC_DATA[family], METRIC_WEIGHTS):
            metric.update_state(t, p, sample_weight=w) if weighted else metric.update_state(t, p)
            values.append(float(metric.result()))
        name = f"{number:02d}"
        tensors[name + "/values"] = np.asarray(values)
        lines.append(f"{name}; {family}; {'weighted' if weighted else 'plain'}; {expression}; {metric.name}")
        print(lines[-1], values, flush=True)
    save("metrics", lines, tensors)


def save(name, lines, tensors):
    with open(os.path.join(FOLDER, name + ".txt"), "w") as file:
        file.write("\n".join(lines) + "\n")
    save_file({k: np.ascontiguousarray(v) for k, v in sorted(tensors.items())}, os.path.join(FOLDER, name + ".safetensors"))


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    losses()
    metrics()
