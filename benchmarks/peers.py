#!/usr/bin/env python3
"""The contenders beside ours, and the process of one of them: `peers.py predict PEER ...` or `peers.py train PEER ...` loads
what the class of that peer takes, and then answers each line of standard input, a number of seconds, with a line of
milliseconds, as contender.hpp does for ours."""

import importlib
import importlib.metadata
import sys
import time
from typing import NamedTuple


class Peer(NamedTuple):
    """`classes`: the module and the class of each mode. `packages` of the Python registry that it needs; `optional` peers
    take part where these are installed."""
    classes: dict
    packages: tuple
    optional: bool = False

    def missing(self):
        return [package for package in self.packages if not installed(package)]

    def versions(self):
        return ", ".join(f"{package} {importlib.metadata.version(package)}" for package in self.packages)


def installed(package):
    try:
        return bool(importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return False


# In the order of the table.
PEERS = {
    "onnxruntime": Peer({"predict": ("networks.engines", "OnnxRuntime")}, ("onnxruntime",)),
    "openvino": Peer({"predict": ("networks.engines", "OpenVino")}, ("openvino",)),
    "keras_jax": Peer({"train": ("training.keras_peer", "KerasJax")}, ("keras", "jax")),
    "torch": Peer({"predict": ("networks.torch_graph", "Torch"), "train": ("training.torch_peer", "Torch")},
                  ("torch",), True),
    "torch_compile": Peer({"predict": ("networks.torch_graph", "TorchCompiled"),
                           "train": ("training.torch_peer", "TorchCompiled")}, ("torch",), True),
}


def serve(clock, call):
    now = time.process_time if clock == "processor" else time.perf_counter
    for line in sys.stdin:
        seconds = float(line)
        begin = now()
        call()
        call()
        one = (now() - begin) / 2
        calls = int(2e-4 / max(one, 1e-7)) + 1 if one < 2e-4 else 1
        start, times = now(), []
        while len(times) < 3 or now() - start < seconds:
            begin = now()
            for _ in range(calls):
                call()
            times.append((now() - begin) * 1e3 / calls)
        print(" ".join(f"{t:.6f}" for t in times), flush=True)


def predict(make, graph, given, output, threads):
    import numpy
    peer = make(graph, numpy.fromfile(given, numpy.float32), threads)
    peer.call()
    numpy.ascontiguousarray(peer.output(), numpy.float32).tofile(output)
    return peer.call


def train(make, network, rate, weights, given, target, losses, threads):
    import pathlib

    import numpy

    import programs
    from training.train import NETWORKS, STEPS
    shapes = NETWORKS[network]
    x, y = (numpy.fromfile(path, numpy.float32).reshape(shape)
            for path, shape in ((given, shapes.x_shape), (target, shapes.y_shape)))
    peer = make(network, programs.read_weights(pathlib.Path(weights)), x, y, float(rate), threads)
    numpy.array([peer.step() for _ in range(STEPS)], numpy.float64).tofile(losses)
    return peer.step


def main():
    mode, name, *files, threads, clock = sys.argv[1:]
    module, kind = PEERS[name].classes[mode]
    make = getattr(importlib.import_module(module), kind)
    call = {"predict": predict, "train": train}[mode](make, *files, int(threads))
    print("ready", flush=True)
    serve(clock, call)


if __name__ == "__main__":
    main()
