#!/usr/bin/env python3
"""Times networks (f32): modelc's generated code beside ONNX Runtime and OpenVINO on the same graph and weights, in turns,
pinned to the same processors. See README.md. Exit status 1 when outputs differ or a contender fails."""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import platform
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import traceback

import numpy
import onnx

import common

HERE = pathlib.Path(__file__).resolve().parent / "networks"
sys.path.insert(0, str(HERE))
import graphs  # noqa: E402
import onnx_graph  # noqa: E402
import peers  # noqa: E402

OURS = "modelc"
TOLERANCE = 1e-3  # of the largest output
PATIENCE = 300  # seconds for an answer


class Failed(Exception):
    pass


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


class Contender:
    """A process that has loaded its network and times calls of it when it is asked to."""

    def __init__(self, name, command, folder, threads, processors, clock):
        self.name, self.times = name, []
        self.errors = folder / f"{name}.log"
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
        with open(self.errors, "w") as errors:
            self.process = subprocess.Popen(
                [*map(str, command), str(threads), clock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                text=True, env=environment, preexec_fn=lambda: os.sched_setaffinity(0, processors))

    def answer(self):
        watch = threading.Timer(PATIENCE, self.process.kill)
        watch.start()
        line = self.process.stdout.readline()
        watch.cancel()
        if not line:
            self.process.wait()
            raise Failed(f"{self.name} failed:\n{self.errors.read_text()[-2000:]}")
        return line

    def ask(self, question):
        with contextlib.suppress(BrokenPipeError):  # then there is no answer
            self.process.stdin.write(f"{question}\n")
            self.process.stdin.flush()
        return [float(word) for word in self.answer().split()]

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()


def cpu_seconds(action):
    """The processor's time that `action` takes in processes of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(arguments, network, folder):
    """The weights, the program and the graph of a network, with what they took."""
    model, settings, graph = graphs.NETWORKS[network]
    options = [HERE / f"{model}.model", "--model", "Bench"]
    for name, value in settings.items():
        options += ["--set", f"{name}={value}"]
    header, program = folder / f"{model}.hpp", folder / "program"
    row = {"network": network}
    row["compile_s"] = cpu_seconds(
        lambda: subprocess.run([arguments.modelc, "compile", *options, "-o", header], check=True))
    row["cxx_s"] = cpu_seconds(lambda: common.build(arguments, header, HERE / "driver.cpp", program))
    subprocess.run(["strip", program], check=True)
    row["program_bytes"] = program.stat().st_size
    subprocess.run([arguments.modelc, "init", *options, "-o", folder / "weights"], check=True)
    weights = graphs.fill(read_weights(folder / "weights"))
    write_weights(folder / "weights", weights)
    made = graph(weights)
    row["multiply_adds"] = onnx_graph.multiply_adds(made)
    onnx.save(made, folder / "graph.onnx")
    ends = made.graph.input[0], made.graph.output[0]
    return row, program, *([d.dim_value for d in end.type.tensor_type.shape.dim] for end in ends)


def pinned(threads):
    return set(sorted(os.sched_getaffinity(0))[-threads:])


def largest_difference(ours, theirs):
    """In parts of the largest value; at least as much as in parts of how far values lie apart."""
    spread = float(ours.max() - ours.min())
    alike = ours.size > 1 and spread < 1e-2 * float(numpy.abs(ours).max())
    if not numpy.isfinite(theirs).all() or not numpy.isfinite(ours).all() or alike:
        raise Failed("outputs are not finite or all alike: they show nothing")
    largest = float(numpy.abs(ours).max())
    return float(numpy.abs(ours - theirs).max()) / (min(spread, largest) if ours.size > 1 else largest)


def measure(arguments, network, folder):
    row, program, x_shape, y_shape = build(arguments, network, folder)
    x = numpy.random.default_rng(2).uniform(0 if len(x_shape) == 4 else -1, 1, x_shape).astype(numpy.float32)
    x.tofile(folder / "x.peers")
    (x.transpose(0, 2, 3, 1) if x.ndim == 4 else x).copy().tofile(folder / "x")

    threads, clock = arguments.threads, arguments.clock
    commands = {OURS: [program, folder / "weights", folder / "x", folder / f"{OURS}.y"]}
    for peer in arguments.peers:
        commands[peer] = [sys.executable, HERE / "peers.py", peer, folder / "graph.onnx", folder / "x.peers",
                          folder / f"{peer}.y"]
    contenders = []
    try:
        for name, command in commands.items():
            contenders.append(Contender(name, command, folder, threads, pinned(threads), clock))
            line = contenders[-1].answer()
            if name == OURS:
                row["arena_bytes"] = int(line)

        outputs = {}
        for name in commands:
            y = numpy.fromfile(folder / f"{name}.y", numpy.float32)
            if y.size != numpy.prod(y_shape):
                raise Failed(f"{name} gives {y.size} numbers, the graph {numpy.prod(y_shape)}")
            outputs[name] = y.reshape(y_shape).transpose(0, 2, 3, 1).ravel() if len(y_shape) == 4 and name != OURS else y
        row["differences"] = {peer: largest_difference(outputs[OURS], outputs[peer]) for peer in arguments.peers}

        peak = 0.0
        for _ in range(arguments.rounds):
            peak = max(peak, *contenders[0].ask("peak"))
            for contender in contenders:
                contender.times += contender.ask(arguments.seconds)
    finally:
        for contender in contenders:
            contender.close()

    least = {c.name: min(c.times) for c in contenders}
    median = {c.name: statistics.median(c.times) for c in contenders}
    ours = least.pop(OURS)
    rate = common.gflops(row["multiply_adds"], ours)
    return {
        "network": network, "mode": "predict", "threads": threads, "ours_ms": ours, "peers": least,
        "ratio": ours / min(least.values()) if least else None, "ours_median_ms": median.pop(OURS), "peers_median_ms": median,
        "gflops": rate, "peak_gflops": peak * threads, "peak_share": rate / (peak * threads),
        "correct": all(d <= TOLERANCE for d in row["differences"].values()), **row}


def empty_calls(arguments, folder):
    """Milliseconds of each peer's call of a graph that only hands one number on: what calling it from Python costs."""
    graph = onnx_graph.Graph({})
    onnx.save(graph.model([1, 1], [1, 1], "x"), folder / "graph.onnx")
    numpy.zeros(1, numpy.float32).tofile(folder / "x")
    result = {}
    for peer in arguments.peers:
        command = [sys.executable, HERE / "peers.py", peer, folder / "graph.onnx", folder / "x", folder / "y"]
        contender = Contender(peer, command, folder, arguments.threads, pinned(arguments.threads), arguments.clock)
        try:
            contender.answer()
            result[peer] = min(contender.ask(arguments.seconds))
        finally:
            contender.close()
    return result


def bytes_text(n):
    return f"{n / 2**20:.1f} MB" if n >= 2**20 else f"{n / 2**10:.1f} kB"


def milliseconds(t):
    return f"{t:.4f}" if t < 1 else f"{t:.2f}" if t < 100 else f"{t:.1f}"


def table(rows, names):
    """Markdown: a row a network."""
    heads = ["network", OURS, *names, "to the best peer", "GFLOP/s", "of the peak", "arena", "program", "compile", "C++"]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for row in rows:
        if "failed" in row:
            lines.append(f"| {row['network']} | failed |" + " |" * (len(heads) - 2))
            continue
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f}"
        cells = [
            row["network"], milliseconds(row["ours_ms"]), *(milliseconds(row["peers"][n]) for n in names),
            ratio if row["correct"] else "WRONG",
            f"{row['gflops']:.1f}", f"{100 * row['peak_share']:.0f} %", bytes_text(row["arena_bytes"]),
            bytes_text(row["program_bytes"]), f"{row['compile_s']:.2f} s", f"{row['cxx_s']:.1f} s"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def machine():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return f"{line.split(':', 1)[1].strip()}, {os.cpu_count()} processors"
    return f"{platform.machine()}, {os.cpu_count()} processors"


def compiler(cxx):
    return subprocess.run([cxx, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def heading(arguments, rows, empty):
    """What a table stands under: command, machine, versions and date."""
    from importlib.metadata import version
    versions = ", ".join(f"{peer} {version(peer)}" for peer in arguments.peers)
    peak = max((row["peak_gflops"] for row in rows if "failed" not in row), default=0)
    given = " ".join(sys.argv[1:])
    return (f"`scripts/bench{' ' + given if given else ''}`, {datetime.date.today().isoformat()}: {machine()}; "
            f"{compiler(arguments.cxx)}, `{arguments.flags}`; {versions}. Threads: {arguments.threads}, "
            f"peak {peak:.1f} GFLOP/s. Least milliseconds of {arguments.rounds} turns. A call of an empty graph: "
            f"{', '.join(f'{peer} {milliseconds(t)}' for peer, t in empty.items())}.")


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help=f"of {', '.join(graphs.NETWORKS)}; all unless named")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", metavar="FILE", help="a row for each network, mode and number of threads")
    parser.add_argument("--markdown", metavar="FILE", help="puts the table between the file's `bench` marks")
    common.add_build_options(parser)
    parser.add_argument("--peers", nargs="*", default=list(peers.PEERS), choices=list(peers.PEERS))
    parser.add_argument("--rounds", type=int, default=5, help="turns that each takes")
    parser.add_argument("--seconds", type=float, default=0.5, help="of each turn, at least three calls")
    parser.add_argument("--clock", choices=["wall", "processor"], default="wall",
                        help="processor: the process's own time, for a machine that others keep busy")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.networks if name not in graphs.NETWORKS]
    if unknown:
        parser.error(f"no network is called {', '.join(unknown)}; there are {', '.join(graphs.NETWORKS)}")
    available = len(os.sched_getaffinity(0))
    if not 1 <= arguments.threads <= available:
        parser.error(f"--threads must be from 1 to {available}, the number of processors")
    if arguments.threads > 1 and arguments.clock == "processor":
        parser.error("--clock processor counts the time of all threads: it is for --threads 1")

    rows = []
    work = common.ROOT / "build/bench"
    work.mkdir(parents=True, exist_ok=True)
    for network in arguments.networks or graphs.NETWORKS:
        print(f"{network} ...", file=sys.stderr, flush=True)
        try:
            with tempfile.TemporaryDirectory(dir=work) as folder:
                rows.append(measure(arguments, network, pathlib.Path(folder)))
        except Exception as error:  # the other networks are measured all the same
            problem = str(error) if isinstance(error, Failed) else "".join(traceback.format_exception(error))
            print(f"{network}: {problem}", file=sys.stderr)
            rows.append({"network": network, "mode": "predict", "threads": arguments.threads, "failed": problem})
            continue
        for peer, difference in rows[-1]["differences"].items():
            if difference > TOLERANCE:
                print(f"{network}: WRONG: differs from {peer} by {difference:.1e} of the largest output", file=sys.stderr)

    empty = {}
    try:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            empty = empty_calls(arguments, pathlib.Path(folder))
    except Failed as error:
        print(f"an empty graph: {error}", file=sys.stderr)
    text = f"{heading(arguments, rows, empty)}\n\n{table(rows, arguments.peers)}"
    print(text)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=1) + "\n")
    if arguments.markdown:
        common.replace_marked(pathlib.Path(arguments.markdown), f"bench {arguments.threads}", text)
    return 0 if all(row.get("correct") for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
