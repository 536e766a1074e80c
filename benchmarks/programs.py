"""Our programs: what the benchmarks build of a .model file, and the weights that all contenders take."""

import json
import math
import pathlib
import re
import resource
import struct
import subprocess

import numpy

import common

MODELS = pathlib.Path(__file__).resolve().parent / "networks"


def read_weights(path):
    """All tensors of a safetensors file of f32."""
    data = path.read_bytes()
    size, = struct.unpack_from("<Q", data)
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    return {name: numpy.frombuffer(data[8 + size:][slice(*row["data_offsets"])], numpy.float32).reshape(row["shape"])
            for name, row in header.items()}


def write_weights(path, weights):
    header, offset = {}, 0
    for name, value in weights.items():
        header[name] = {"dtype": "F32", "shape": value.shape, "data_offsets": [offset, offset + value.nbytes]}
        offset += value.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in weights.values():
            file.write(value.tobytes())


def fill(weights):
    """Weights under which activations keep their size from layer to layer, and no weight is a special one: what
    `modelc init` gives has means of 0, variances of 1 and biases of 0."""
    random = numpy.random.default_rng(1)
    result = {}
    for name, value in weights.items():
        shape, kind = value.shape, name.rsplit("/", 1)[-1]
        if kind.endswith("kernel"):
            fan = shape[0] if re.search("/(query|key|value)/", name) else \
                shape[0] * shape[1] if len(shape) == 4 and shape[3] == 1 else math.prod(shape[:-1])
            new = random.standard_normal(shape) * math.sqrt((2 if len(shape) == 4 else 1) / fan)
        elif kind == "moving_variance":
            new = random.uniform(0.7, 1.4, shape)
        elif kind == "gamma":  # less at the end of a branch that is added to its input
            new = random.uniform(0.8, 1.2, shape) * (0.3 if re.search("_3_bn|project_BN", name) else 1)
        else:
            new = 0.1 * random.standard_normal(shape)
        result[name] = new.astype(numpy.float32)
    return result


def words(shape):
    """Indices below 500, sentences in rows: zeros behind their ends."""
    random = numpy.random.default_rng(3)
    indices = random.integers(1, 500, shape, numpy.int32)
    ends = random.integers(shape[1] // 2, shape[1] + 1, (shape[0], 1))
    return numpy.where(numpy.arange(shape[1]) < ends, indices, 0).astype(numpy.int32)


def cpu_seconds(action):
    """The processor's time that `action` takes in processes of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def model_options(model, settings):
    options = [MODELS / f"{model}.model", "--model", "Bench"]
    for name, value in settings.items():
        options += ["--set", f"{name}={value}"]
    return options


def build_program(arguments, model, settings, folder, driver, train=False, definitions={}, options=()):
    """The program of a model around `driver`, in `folder`, and what it took. `options` of `modelc compile`."""
    folder.mkdir(exist_ok=True)
    header, program = folder / f"{model}.hpp", folder / "program"
    row = {}
    row["compile_s"] = cpu_seconds(lambda: subprocess.run(
        [arguments.modelc, "compile", *model_options(model, settings), *options, *(["--train"] if train else []), "-o", header],
        check=True))
    row["cxx_s"] = cpu_seconds(lambda: common.build(arguments, header, driver, program, definitions))
    subprocess.run(["strip", program], check=True)
    row["program_bytes"] = program.stat().st_size
    return row


def build(arguments, model, settings, folder, driver, train=False, definitions={}):
    """The program of a model around `driver` and its weights, both in `folder`, and what they took."""
    row = build_program(arguments, model, settings, folder, driver, train, definitions)
    subprocess.run([arguments.modelc, "init", *model_options(model, settings), "-o", folder / "weights"], check=True)
    weights = fill(read_weights(folder / "weights"))
    write_weights(folder / "weights", weights)
    return row, weights
