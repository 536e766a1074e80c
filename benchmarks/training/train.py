"""Measures steps of training (forward, loss, backward, Adam) beside frameworks that start with the same weights."""

import pathlib
import sys
from typing import NamedTuple

import numpy

import peers
import programs
import variants
from measuring import OURS, TOLERANCE, Failed, started, take_turns
from variants import VARIANTS

HERE = pathlib.Path(__file__).resolve().parent
STEPS = 5  # whose losses must agree


class Network(NamedTuple):
    """`settings` of a file of ../networks; `multiply_adds` of the layers forward, one sample each, the first layer's
    first: a step takes as many again for the gradient of weights, and of inputs in all but the first. `rate` is that of
    dropout, which has the name of `rate` in the file. Where `x` are words, frameworks do not take part."""
    model: str
    settings: dict
    x_shape: tuple
    y_shape: tuple
    multiply_adds: tuple
    rate: float = 0
    words: bool = False

    @property
    def step_multiply_adds(self):
        return self.x_shape[0] * (3 * sum(self.multiply_adds) - self.multiply_adds[0])


NETWORKS = {
    "encoder": Network("encoder", {"batch": 8}, (8, 128, 256), (8, 128, 256), (
        3 * 128 * 256 * 256, 2 * 128 * 128 * 256, 128 * 256 * 256, 2 * 128 * 256 * 1024), rate=0.1),
    "lenet": Network("lenet", {"batch": 32}, (32, 28, 28, 1), (32, 10), (
        26 * 26 * 9 * 32, 24 * 24 * 9 * 32 * 64, 9216 * 128, 128 * 10)),
    "antirectifier_b128": Network("antirectifier", {"batch": 128, "hidden": 128}, (128, 784), (128, 10), (
        784 * 128, 256 * 64, 128 * 10), rate=0.1),
    "lstm": Network("lstm", {"batch": 32, "units": 32}, (32, 64, 16), (32, 1), (64 * 16 * 128, 64 * 32 * 128, 32)),
    "tagger": Network("tagger", {}, (8, 12), (8, 12), (12 * 2 * 24 * 80, 12 * 2 * 20 * 80, 12 * 40 * 9), words=True),
}


def largest_difference(ours, theirs):
    """Of the losses of the first steps, in parts of ours."""
    if not numpy.isfinite(ours).all() or not numpy.isfinite(theirs).all() or numpy.ptp(ours) < 10 * TOLERANCE * ours.max():
        raise Failed(f"losses are not finite or hardly change: they show nothing: {ours}, {theirs}")
    return float(numpy.abs(theirs / ours - 1).max())


def write_batch(network, folder):
    """What all contenders train on: small enough for probabilities to stay above 1e-7, where Keras's loss clips them."""
    random = numpy.random.default_rng(2)
    if network.words:
        programs.words(network.x_shape).tofile(folder / "x")
        random.integers(9, size=network.y_shape, dtype=numpy.int32).tofile(folder / "y")
        return
    x = 0.1 * random.standard_normal(network.x_shape)
    if network.y_shape[-1] == 10:
        y = numpy.eye(10)[random.integers(10, size=network.y_shape[0])]
    else:
        y = random.standard_normal(network.y_shape)
    x.astype(numpy.float32).tofile(folder / "x")
    y.astype(numpy.float32).tofile(folder / "y")


def build(arguments, chosen, name, rate, folder):
    """What our program took to build, and the commands of all contenders, with dropout of this rate."""
    network, place = NETWORKS[name], folder / f"rate_{rate}"
    settings = {**network.settings, "rate": rate} if network.rate else network.settings
    driver, definitions = HERE / "driver.cpp", {"STEPS": STEPS}
    row, _ = programs.build(arguments, network.model, settings, place, driver, True, definitions)
    files = [place / "weights", folder / "x", folder / "y"]
    commands = {OURS: [place / "program", *files, folder / f"{OURS}.losses"]}
    for peer in chosen:
        losses = folder / f"{peer}.losses"
        if peer in VARIANTS:
            program = variants.build(arguments, peer, network.model, settings, place / peer, driver, True, definitions)
            commands[peer] = [program, *files, losses]
        elif not network.words:
            commands[peer] = [sys.executable, peers.__file__, "train", peer, name, rate, *files, losses]
    return row, commands


def differences(commands, folder):
    losses = {contender: numpy.fromfile(folder / f"{contender}.losses") for contender in commands}
    return {name: largest_difference(losses[OURS], losses[name]) for name in commands if name != OURS}


def measure(arguments, chosen, name, folder):
    network = NETWORKS[name]
    write_batch(network, folder)
    if network.rate:  # what is dropped is each contender's own choice: losses agree where nothing is
        _, commands = build(arguments, chosen, name, 0, folder)
        with started(arguments, commands, folder):
            found = differences(commands, folder)
    row, commands = build(arguments, chosen, name, network.rate, folder)
    with started(arguments, commands, folder) as contenders:
        if not network.rate:
            found = differences(commands, folder)
        return {**take_turns(arguments, contenders, network.step_multiply_adds), "differences": found,
                "correct": all(d <= TOLERANCE for d in found.values()), "arena_bytes": int(contenders[0].ready), **row}
