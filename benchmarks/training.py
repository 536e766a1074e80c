#!/usr/bin/env python3
"""Times training steps (forward, loss, backward, Adam; f32, one thread, one processor) of three networks: modelc's
generated code beside PyTorch and Keras with JAX, in turns, in one run. See README.md."""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import common

HERE = pathlib.Path(__file__).resolve().parent
# Multiply-adds of a step: those of each layer's forward pass, as many for its weights' gradient, and as many again for
# its input's gradient except in the first layer.
NETWORKS = {
    "mlp": (128, 128 * (2 * 784 * 128 + 3 * 256 * 64 + 3 * 128 * 10)),
    "cnn": (32, 32 * (2 * 26 * 26 * 9 * 32 + 3 * 24 * 24 * 9 * 32 * 64 + 3 * 9216 * 128 + 3 * 128 * 10)),
    "lstm": (32, 32 * 64 * (2 * 16 * 128 + 3 * 32 * 128) + 32 * 3 * 32),
}


def build(arguments, network, folder):
    header, program = folder / f"{network}.hpp", folder / network
    model = HERE / "training" / f"{network}.model"
    subprocess.run([arguments.modelc, "compile", model, "--train", "-o", header], check=True)
    common.build(arguments, header, HERE / "training" / "training.cpp", program, {"BATCH": NETWORKS[network][0]})
    return program


def run(command, processors):
    environment = dict(os.environ, OMP_NUM_THREADS="1", TF_CPP_MIN_LOG_LEVEL="3")
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600,
                              preexec_fn=lambda: os.sched_setaffinity(0, processors))
    except subprocess.TimeoutExpired:
        print(f"{' '.join(map(str, command))} took more than ten minutes", file=sys.stderr)
        return []
    if done.returncode != 0:
        print(f"{' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}", file=sys.stderr)
        return []
    return [float(line) for line in done.stdout.split()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    common.add_build_options(parser)
    parser.add_argument("--torch", help="a Python interpreter with training/requirements-torch.txt")
    parser.add_argument("--keras", help="a Python interpreter with training/requirements-keras.txt")
    parser.add_argument("--networks", nargs="+", default=list(NETWORKS), choices=NETWORKS)
    parser.add_argument("--rounds", type=int, default=5, help="turns that each takes")
    parser.add_argument("--steps", type=int, default=100, help="of each turn (a quarter of them for the CNN)")
    parser.add_argument("--clock", choices=["wall", "processor"], default="wall",
                        help="processor: the process's own time, for a machine that others keep busy")
    parser.add_argument("--threads", type=int, default=0, help="time modelc on this many threads, too")
    arguments = parser.parse_args()

    everywhere = sorted(os.sched_getaffinity(0))
    one = {everywhere[-1]}
    peers = HERE / "training" / "peers.py"
    with tempfile.TemporaryDirectory() as name:
        for network in arguments.networks:
            program = build(arguments, network, pathlib.Path(name))
            steps = arguments.steps // 4 if network == "cnn" else arguments.steps
            contenders = {"modelc": ([program, str(steps), "1", arguments.clock], one)}
            if arguments.threads > 1:
                contenders[f"modelc, {arguments.threads} threads"] = (
                    [program, str(steps), str(arguments.threads), "wall"], set(everywhere))
            if arguments.torch:
                for peer in ("torch", "torch-compile"):
                    contenders[peer] = ([arguments.torch, peers, peer, network, str(steps), arguments.clock], one)
            if arguments.keras:
                contenders["keras-jax"] = ([arguments.keras, peers, "keras-jax", network, str(steps), arguments.clock], one)
            times = {contender: [] for contender in contenders}
            peak = 0.0
            for _ in range(arguments.rounds):
                for contender, (command, processors) in contenders.items():
                    values = run(command, processors)
                    if contender.startswith("modelc") and values:
                        peak = max(peak, values.pop(0))
                    times[contender] += values
            best = min((min(t) for c, t in times.items() if t and not c.startswith("modelc")), default=None)
            print(f"\n{network}, batch {NETWORKS[network][0]}; peak {peak:.1f} GFLOP/s\n")
            print("| | min ms | median ms | GFLOP/s | min to best peer's |")
            print("| --- | --- | --- | --- | --- |")
            for contender, values in times.items():
                if not values:
                    print(f"| {contender} | failed | | | |")
                    continue
                least = min(values)
                rate = common.gflops(NETWORKS[network][1], least)
                ratio = f"{least / best:.2f}" if best else ""
                print(f"| {contender} | {least:.3f} | {statistics.median(values):.3f} | {rate:.1f} | {ratio} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
