"""Writes tests/recipes/fixtures/updates.*: what real Keras's optimizers make of two weights in 14 steps.

The model is linear with a squared loss, so that its gradients are known in closed form; everything is float64.
Run: python updates.py
"""
import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"

import keras
import numpy as np

keras.config.set_floatx("float64")
from recipes import call, save, text

STEPS, BATCH, N, K = 14, 5, 4, 3
rng = np.random.default_rng(3)
X, Y = rng.normal(0, 1, (STEPS, BATCH, N)), rng.normal(0, 1, (STEPS, BATCH, K))
KERNEL, BIAS = rng.normal(0, 0.6, (N, K)), rng.normal(0, 0.6, K)
O, S = keras.optimizers, keras.optimizers.schedules


class schedule:
    def __init__(self, name, **options):
        self.name, self.options = name, options


CASES = [
    ("SGD", {}), ("SGD", dict(learning_rate=0.1, momentum=0.9)), ("SGD", dict(learning_rate=0.1, momentum=0.8, nesterov=True)),
    ("RMSprop", {}), ("RMSprop", dict(learning_rate=0.01, rho=0.7, momentum=0.6, epsilon=1e-5)),
    ("RMSprop", dict(learning_rate=0.01, centered=True)), ("RMSprop", dict(learning_rate=0.01, momentum=0.4, centered=True)),
    ("Adam", {}), ("Adam", dict(learning_rate=0.02, beta_1=0.8, beta_2=0.95, epsilon=1e-4)), ("Adam", dict(learning_rate=0.02, beta_2=0.9, amsgrad=True)),
    ("AdamW", {}), ("AdamW", dict(learning_rate=0.02, weight_decay=0.3, beta_2=0.9, amsgrad=True)),
    ("Adamax", {}), ("Adamax", dict(learning_rate=0.05, beta_1=0.7, beta_2=0.9)),
    ("Nadam", {}), ("Nadam", dict(learning_rate=0.05, beta_1=0.7, beta_2=0.9)),
    ("Adagrad", {}), ("Adagrad", dict(learning_rate=0.3, initial_accumulator_value=0.0, epsilon=1e-3)),
    ("Adadelta", {}), ("Adadelta", dict(learning_rate=1.0, rho=0.8, epsilon=1e-4)),
    ("Ftrl", {}), ("Ftrl", dict(learning_rate=0.3, learning_rate_power=-0.4, initial_accumulator_value=0.2, l1_regularization_strength=0.05,
                               l2_regularization_strength=0.02, l2_shrinkage_regularization_strength=0.03, beta=0.1)),
    ("Lion", {}), ("Lion", dict(learning_rate=0.02, beta_1=0.8, beta_2=0.9)),
    ("Lamb", {}), ("Lamb", dict(learning_rate=0.05, beta_1=0.8, beta_2=0.9, epsilon=1e-3)),
    # What all of them accept.
    ("Adam", dict(learning_rate=0.02, clipnorm=0.3)), ("SGD", dict(learning_rate=0.1, clipvalue=0.1)),
    ("SGD", dict(learning_rate=0.1, momentum=0.9, global_clipnorm=0.4)),
    ("SGD", dict(learning_rate=0.1, weight_decay=0.2)), ("Lamb", dict(learning_rate=0.05, weight_decay=0.2)), ("Lion", dict(learning_rate=0.02, weight_decay=0.2)),
    ("Adam", dict(learning_rate=0.02, gradient_accumulation_steps=3)), ("SGD", dict(learning_rate=0.1, momentum=0.9, gradient_accumulation_steps=2)),
    ("Nadam", dict(learning_rate=0.02, gradient_accumulation_steps=4, global_clipnorm=0.2)),
    ("AdamW", dict(learning_rate=0.02, gradient_accumulation_steps=2, clipnorm=0.2)),
    ("Adam", dict(learning_rate=schedule("ExponentialDecay", initial_learning_rate=0.05, decay_steps=2, decay_rate=0.7), gradient_accumulation_steps=3)),
    ("SGD", dict(learning_rate=0.1, use_ema=True)), ("Adam", dict(learning_rate=0.02, use_ema=True, ema_momentum=0.8)),
    ("SGD", dict(learning_rate=0.1, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=4)),
    ("Adam", dict(learning_rate=0.02, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=2, gradient_accumulation_steps=3)),
    ("Adam", dict(learning_rate=0.02, loss_scale_factor=8.0)),
    # Schedules.
    *[("SGD", dict(learning_rate=schedule(name, **options))) for name, options in (
        ("ExponentialDecay", dict(initial_learning_rate=0.2, decay_steps=4, decay_rate=0.6)),
        ("ExponentialDecay", dict(initial_learning_rate=0.2, decay_steps=4, decay_rate=0.6, staircase=True)),
        ("InverseTimeDecay", dict(initial_learning_rate=0.2, decay_steps=4, decay_rate=0.6)),
        ("InverseTimeDecay", dict(initial_learning_rate=0.2, decay_steps=4, decay_rate=0.6, staircase=True)),
        ("PolynomialDecay", dict(initial_learning_rate=0.2, decay_steps=6)),
        ("PolynomialDecay", dict(initial_learning_rate=0.2, decay_steps=5, end_learning_rate=0.02, power=2.0, cycle=True)),
        ("PiecewiseConstantDecay", dict(boundaries=[3, 8], values=[0.2, 0.1, 0.05])),
        ("CosineDecay", dict(initial_learning_rate=0.2, decay_steps=10, alpha=0.1)),
        ("CosineDecay", dict(initial_learning_rate=0.02, decay_steps=8, warmup_target=0.2, warmup_steps=5)),
        ("CosineDecayRestarts", dict(initial_learning_rate=0.2, first_decay_steps=4)),
        ("CosineDecayRestarts", dict(initial_learning_rate=0.2, first_decay_steps=3, t_mul=1.0, m_mul=0.8, alpha=0.1)),
        ("CosineDecayRestarts", dict(initial_learning_rate=0.2, first_decay_steps=3, t_mul=1.5, m_mul=0.7)),
    )],
]
CONSTRAINTS = [("MaxNorm", dict(max_value=0.8)), ("NonNeg", {}), ("UnitNorm", dict(axis=1)), ("MinMaxNorm", dict(min_value=0.5, max_value=0.9, rate=0.6, axis=0))]


def built(options):
    return {k: getattr(S, v.name)(**v.options) if isinstance(v, schedule) else v for k, v in options.items()}


def ours(options):
    return {k: Raw(call(v.name, **v.options)) if isinstance(v, schedule) else v for k, v in options.items()}


class Raw:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


def gradients(kernel, bias, step):
    x, t = X[step], Y[step]
    d = 2 * (x @ kernel + bias - t) / (BATCH * K)
    return [x.T @ d, d.sum(0)]


def main():
    tensors = {"x": X, "y_true": Y, "kernel": KERNEL, "bias": BIAS}
    lines = ["# Updates of real Keras " + keras.__version__ + ", by tests/oracle/updates.py: name; optimizer; constraint of the kernel"]
    cases = [(n, o, None) for n, o in CASES]
    cases += [("SGD", dict(learning_rate=0.2), c) for c in CONSTRAINTS]
    cases += [("Adam", dict(learning_rate=0.1, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=3, gradient_accumulation_steps=2), CONSTRAINTS[3])]
    for number, (name, options, constraint) in enumerate(cases):
        keras.backend.clear_session()
        optimizer = getattr(O, name)(**built(options))
        kernel, bias = keras.Variable(KERNEL, name="kernel"), keras.Variable(BIAS, name="bias")
        if constraint:
            kernel.constraint = getattr(keras.constraints, constraint[0])(**constraint[1])
        kernels, biases = [], []
        scale = options.get("loss_scale_factor", 1.0)
        for step in range(STEPS):
            optimizer.apply([g * scale for g in gradients(np.asarray(kernel.value), np.asarray(bias.value), step)], [kernel, bias])
            kernels.append(np.asarray(kernel.value))
            biases.append(np.asarray(bias.value))
        case = f"{number:02d}"
        tensors |= {case + "/kernel": np.stack(kernels), case + "/bias": np.stack(biases)}
        if options.get("use_ema"):
            optimizer.finalize_variable_values([kernel, bias])
            tensors |= {case + "/final_kernel": np.asarray(kernel.value), case + "/final_bias": np.asarray(bias.value)}
        lines.append(f"{case}; {call(name, **ours(options))}; {call(constraint[0], **constraint[1]) if constraint else 'none'}")
        print(lines[-1], float(kernels[-1][0, 0]), flush=True)
    save("updates", lines, tensors)


if __name__ == "__main__":
    main()
