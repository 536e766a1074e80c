"""Writes the fixtures of cases.py with real Keras; see README.md."""
import hashlib
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import keras
import numpy as np
from safetensors.numpy import save_file

from cases import FUNCTIONS, LAYERS

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")


DTYPES = {"mask": "bool", "padded": "f32"}


def draw(rng, spec):
    """An array for `("f32", shape, low, high)`; floats are normal when no range is given."""
    dtype, shape = spec[0], spec[1]
    low, high = (spec[2], spec[3]) if len(spec) > 2 else (None, None)
    if dtype in ("i32", "i64"):
        return rng.integers(low, high, shape).astype({"i32": np.int32, "i64": np.int64}[dtype])
    if dtype == "bool":
        return rng.integers(0, 2, shape).astype(bool)
    if dtype == "padded":  # sequences whose last steps are zero
        values = rng.normal(0, 1, shape).astype(np.float32)
        for i in range(shape[0]):
            values[i, rng.integers(1, shape[1] + 1):] = 0
        return values
    if dtype == "mask":  # its first place along the last axis is never masked
        mask = rng.integers(0, 2, shape).astype(bool)
        mask[..., 0] = True
        return mask
    values = rng.normal(0, 1, shape) if low is None else rng.uniform(low, high, shape)
    return values.astype(np.float32)


def declare(name, spec, batch="batch"):
    """The input statement: the batch axis is a symbol unless given, the others are as drawn."""
    dims = ", ".join([batch] + [str(d) for d in spec[1][1:]])
    return f"    input {name}: {DTYPES.get(spec[0], spec[0])}[{dims}]\n"


def random_weight(rng, path, shape, dtype):
    if "variance" in path or "stddev" in path:
        return rng.uniform(0.5, 1.5, shape).astype(dtype)
    if "int" in str(dtype) or "seed" in path:
        return None
    return rng.normal(0, 0.5, shape).astype(dtype)


def write(case, lines, tensors, notes=""):
    header = f"# Expected values: Keras {keras.__version__}, by tests/oracle/generate.py\n" + notes
    with open(os.path.join(FOLDER, case + ".model"), "w") as file:
        file.write(header + "model Fixture {\n" + lines + "}\n")
    save_file({k: np.asarray(v, order="C") for k, v in sorted(tensors.items())}, os.path.join(FOLDER, case + ".safetensors"))


def outputs_of(result):
    if isinstance(result, (list, tuple)):
        return {("y" if i == 0 else f"y{i}"): r for i, r in enumerate(result)}
    return {"y": result}


def layer_case(case, inputs, call, build, multiple, calls=1, training=False, shown=()):
    """One layer; `build(keras.layers)` gives it, `call` is the same in the language over the inputs' names. With `multiple`
    Keras takes the inputs as one list, otherwise those after the first as arguments of their names. The layer is called `calls`
    times, with `training` in training; of the last call are the outputs, and the weights `shown` after it, which are
    outputs of the model, too: `call` is the layer alone then."""
    keras.backend.clear_session()
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(case.encode()).digest()[:8], "big"))
    values = {name: draw(rng, spec) for name, spec in inputs.items()}
    layer = build(keras.layers)
    first, *others = values
    arguments, named = ([list(values.values())], {}) if multiple else ([values[first]], {name: values[name] for name in others})
    layer(*arguments, **named)
    tensors = {"input/" + name: value for name, value in values.items()}
    for weight in layer.weights:
        value = random_weight(rng, weight.path, tuple(weight.shape), np.dtype(weight.dtype))
        if value is not None:
            weight.assign(value)
            tensors["weight/" + weight.path] = value
    if hasattr(layer, "finalize_state"):
        layer.finalize_state()
    states = getattr(layer, "states", None) if getattr(layer, "stateful", False) else None
    if states:
        layer.reset_state()
    for i, state in enumerate(states or []):
        tensors[f"weight/{layer.name}/rnn_state{'_' + str(i) if i else ''}/value"] = np.asarray(state)
    if training:
        named["training"] = True
    for _ in range(calls):
        result = layer(*arguments, **named)
    outputs = outputs_of(result)
    for i, state in enumerate(states or []):
        tensors[f"update/{layer.name}/rnn_state{'_' + str(i) if i else ''}/value"] = np.asarray(state)
    for name, value in outputs.items():
        tensors["output/" + name] = np.asarray(value)
    batch = {"batch": str(len(values[first]))} if states else {}
    lines = "".join(declare(name, spec, **batch) for name, spec in inputs.items())
    if shown:
        lines += f"    layer = {call}\n"
        call = f"layer({', '.join([first] + [f'{name} = {name}' for name in others])})"
    if len(outputs) == 1:
        lines += f"    output y = {call}\n"
    else:
        lines += f"    {', '.join('out_' + n for n in outputs)} = {call}\n"
        lines += "".join(f"    output {n} = out_{n}\n" for n in outputs)
    for name in shown:
        value = layer
        for part in name.split("."):
            value = getattr(value, part)
        tensors["output/" + name.replace(".", "_")] = np.asarray(value)
        lines += f"    output {name.replace('.', '_')} = layer.{name}\n"
    notes = ("# Training\n" if training else "") + (f"# Calls: {calls}\n" if calls > 1 else "")
    write(case, lines, tensors, notes)


def gradients_of(entries, values):
    """By each float input, of the sum of all finite float outputs' elements, each times the cosine of its place."""
    moving = {name: value for name, value in values.items() if value.dtype == np.float32}

    def total(moving):
        sum = 0
        for _, function in entries.values():
            result = jnp.asarray(function(**{**values, **moving}))
            if jnp.issubdtype(result.dtype, jnp.floating):
                weight = jnp.cos(jnp.arange(result.size, dtype=jnp.float32)).reshape(result.shape)
                sum += jnp.sum(jnp.where(jnp.isfinite(result), result * weight, 0))
        return sum

    return {"gradient/" + name: value for name, value in jax.grad(total)(moving).items()}


def function_case(case, inputs, entries, fixed=False, gradients=False):
    """Functions: `entries` maps an output's name to (call in the language, Python function of the arrays). With `fixed` the first
    axes are of the lengths drawn, with `gradients` there are those, too."""
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(case.encode()).digest()[:8], "big"))
    values = {name: draw(rng, spec) for name, spec in inputs.items()}
    tensors = {"input/" + name: value for name, value in values.items()}
    lines = "".join(declare(name, spec, str(spec[1][0]) if fixed else "batch") for name, spec in inputs.items())
    for name, (call, function) in entries.items():
        result = np.asarray(function(**values))
        tensors["output/" + name] = result
        lines += f"    output {name} = {call}\n"
    if gradients:
        tensors.update(gradients_of(entries, values))
    write(case, lines, tensors)


def main(prefixes):
    os.makedirs(FOLDER, exist_ok=True)
    for layer, cases in LAYERS.items():
        for number, entry in enumerate(cases, 1):
            case = f"{layer}_{number}"
            if not prefixes or case.startswith(tuple(prefixes)):
                options = entry[4] if len(entry) > 4 else {}
                layer_case(case, *entry[:4], **options)
    for case, (inputs, entries, *options) in FUNCTIONS.items():
        if not prefixes or case.startswith(tuple(prefixes)):
            function_case(case, inputs, entries, **(options[0] if options else {}))


if __name__ == "__main__":
    main(sys.argv[1:])
