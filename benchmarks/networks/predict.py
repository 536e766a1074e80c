"""Measures inference of a network beside engines that take the same graph and weights."""

import pathlib
import sys

import numpy
import onnx

import peers
import programs
import variants
from measuring import OURS, TOLERANCE, Failed, started, take_turns
from networks import graphs, onnx_graph
from variants import VARIANTS

HERE = pathlib.Path(__file__).resolve().parent
NETWORKS = graphs.NETWORKS


def largest_difference(ours, theirs):
    """In parts of the largest value; at least as much as in parts of how far values lie apart."""
    spread = float(ours.max() - ours.min())
    alike = ours.size > 1 and spread < 1e-2 * float(numpy.abs(ours).max())
    if not numpy.isfinite(theirs).all() or not numpy.isfinite(ours).all() or alike:
        raise Failed("outputs are not finite or all alike: they show nothing")
    largest = float(numpy.abs(ours).max())
    return float(numpy.abs(ours - theirs).max()) / (min(spread, largest) if ours.size > 1 else largest)


def peer_command(peer, folder, graph, x):
    return [sys.executable, peers.__file__, "predict", peer, folder / graph, folder / x, folder / f"{peer}.y"]


def write_inputs(network, graph, weights, folder):
    """The input, as ours and as peers take it, and their graph. Returns the shape of their output, where there is a graph, and
    multiply-adds."""
    if graph is None:
        words = programs.words((8, 12))
        words.tofile(folder / "x")
        steps = words.size
        return None, steps * (2 * (24 + 20) * 80 + 40 * 9)
    made = graph(weights)
    onnx.save(made, folder / "graph.onnx")
    x_shape, y_shape = ([d.dim_value for d in end.type.tensor_type.shape.dim]
                        for end in (made.graph.input[0], made.graph.output[0]))
    x = numpy.random.default_rng(2).uniform(0 if len(x_shape) == 4 else -1, 1, x_shape).astype(numpy.float32)
    x.tofile(folder / "x.peers")
    (x.transpose(0, 2, 3, 1) if x.ndim == 4 else x).copy().tofile(folder / "x")
    return y_shape, onnx_graph.multiply_adds(made)


def measure(arguments, chosen, network, folder):
    model, settings, graph, _ = NETWORKS[network]
    row, weights = programs.build(arguments, model, settings, folder, HERE / "driver.cpp")
    y_shape, multiply_adds = write_inputs(network, graph, weights, folder)

    def ours(name, program):
        return [program, folder / "weights", folder / "x", folder / f"{name}.y"]

    commands = {OURS: ours(OURS, folder / "program")}
    for name in chosen:
        if name in VARIANTS and not variants.computes(name, network):
            continue
        if name in VARIANTS:
            commands[name] = ours(name, variants.build(arguments, name, model, settings, folder / name, HERE / "driver.cpp"))
        elif graph is not None:
            commands[name] = peer_command(name, folder, "graph.onnx", "x.peers")
    with started(arguments, commands, folder) as contenders:
        outputs = {}
        for name in commands:
            y = numpy.fromfile(folder / f"{name}.y", numpy.float32)
            if y_shape and y.size != numpy.prod(y_shape):
                raise Failed(f"{name} gives {y.size} numbers, the graph {numpy.prod(y_shape)}")
            channels_first = name != OURS and name not in VARIANTS and len(y_shape) == 4
            outputs[name] = y.reshape(y_shape).transpose(0, 2, 3, 1).ravel() if channels_first else y
        others = [name for name in commands if name != OURS]
        differences = {name: largest_difference(outputs[OURS], outputs[name]) for name in others}
        return {**take_turns(arguments, contenders, multiply_adds), "differences": differences,
                "correct": all(d <= TOLERANCE for d in differences.values()),
                "arena_bytes": int(contenders[0].ready), **row}


def empty_calls(arguments, chosen, folder):
    """Milliseconds of each peer's call of a graph that only hands one number on: what calling it from Python costs."""
    graph = onnx_graph.Graph({})
    onnx.save(graph.model([1, 1], [1, 1], "x"), folder / "graph.onnx")
    numpy.zeros(1, numpy.float32).tofile(folder / "x")
    result = {}
    for peer in chosen:
        with started(arguments, {peer: peer_command(peer, folder, "graph.onnx", "x")}, folder) as (contender,):
            result[peer] = min(contender.ask(arguments.seconds))
    return result
