#!/usr/bin/env python3
"""Processor time of `modelc compile` on deep networks: benchmarks/blocks.py MODELC [--blocks N...] [--rounds N]

The networks are N residual blocks of a dense layer and a layer normalization, with and without `--train`, and one
concatenation of 20 N pieces. Prints the medians as a table.
"""
import argparse
import pathlib
import statistics
import tempfile

from common import measured


def blocks(count):
    return f"""model Blocks {{
    input x: f32[batch, 64]
    y = x
    for i in range({count}) {{
        y = y + (y |> Dense(64, activation = relu) |> LayerNormalization())
    }}
    output z = y
    compile(optimizer = Adam(), loss = mean_squared_error)
}}
"""


def pieces(count):
    return f"""model Pieces {{
    input x: f32[batch, {count}]
    output y = concatenate([exp(x[:, i:i + 1]) for i in range({count})], axis = 1)
}}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("modelc")
    parser.add_argument("--blocks", type=int, nargs="+", default=[50, 200, 400, 800])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    print("| blocks | compile | compile --train | pieces | compile |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        source, output = pathlib.Path(folder, "network.model"), pathlib.Path(folder, "network.hpp")

        def median(text, *options):
            source.write_text(text)
            command = [arguments.modelc, "compile", str(source), *options, "-o", str(output)]
            return f"{statistics.median(measured(command)[0] for _ in range(arguments.rounds)):.2f} s"

        for count in arguments.blocks:
            cells = [count, median(blocks(count)), median(blocks(count), "--train"), 20 * count]
            print("|", " | ".join(map(str, [*cells, median(pieces(20 * count))])), "|", flush=True)


if __name__ == "__main__":
    main()
