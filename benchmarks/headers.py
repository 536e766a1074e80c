#!/usr/bin/env python3
"""What headers cost: benchmarks/headers.py [MODELC] [--runtime FOLDER] [--cxx g++] [--flags "-O2"] [--only NAME...]

Of ResNet-50, MobileNetV2 and 100 residual blocks of a dense layer and a layer normalization, for inference and with
`--train`: the header's size, the processor time of `modelc compile`, and time and memory of the C++ compiler on a program
that calls `predict_raw` or `train_step_raw`. Prints a table. RUNTIME is that of another version where MODELC is one.
"""
import argparse
import pathlib
import tempfile

import blocks
from common import ROOT, measured

NETWORKS = {"ResNet-50": ROOT / "examples/networks/resnet50.model", "MobileNetV2": ROOT / "examples/networks/mobilenet_v2.model",
            "100 blocks": None}
PREDICT = "  const void* inputs[4] = {};\n  void* outputs[4] = {};\n  model.predict_raw(inputs, outputs);\n"
TRAIN = "  const void* inputs[4] = {};\n  double values[8];\n  model.train_step_raw(inputs, values);\n"


def row(arguments, source, train, folder):
    header, program = folder / "net.hpp", folder / "main.cpp"
    net = folder / "net.model"  # after which the header's namespace is named
    net.write_text(source.read_text() if isinstance(source, pathlib.Path) else source)
    options = ["--set", "batch=8", *(["--train"] if train else [])]
    compiling, _ = measured([arguments.modelc, "compile", net, *options, "-o", header])
    program.write_text('#include "net.hpp"\n\nint main() {\n  net::Model model;\n' + (TRAIN if train else PREDICT) + "}\n")
    seconds, memory = measured([arguments.cxx, "-std=c++17", *arguments.flags.split(), "-I", folder, "-I", arguments.runtime,
                                "-isystem", "/usr/include/eigen3", "-pthread", "-c", program, "-o", folder / "main.o"])
    return f"{header.stat().st_size / 1024:.0f} KiB | {compiling:.2f} s | {seconds:.1f} s | {memory:.0f} MiB"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("modelc", nargs="?", default=ROOT / "build/release/modelc")
    parser.add_argument("--runtime", default=ROOT / "runtime")
    parser.add_argument("--cxx", default="g++")
    parser.add_argument("--flags", default="-O2")
    parser.add_argument("--only", nargs="+", default=list(NETWORKS), choices=NETWORKS)
    arguments = parser.parse_args()
    print("| network | header | modelc | C++ compiler | its memory |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for network in arguments.only:
            source = NETWORKS[network] or blocks.blocks(100)
            for train in (False, True):
                print(f"| {network}{', --train' if train else ''} | {row(arguments, source, train, folder)} |", flush=True)


if __name__ == "__main__":
    main()
