"""Contenders take turns: processes that have loaded a network and time calls of it when they are asked to."""

import contextlib
import os
import statistics
import subprocess
import threading

import common

OURS = "modelc"
TOLERANCE = 1e-3  # of the largest output, or of the loss
PATIENCE = 300  # seconds for an answer


class Failed(Exception):
    pass


def pinned(threads):
    return set(sorted(os.sched_getaffinity(0))[-threads:])


class Contender:
    def __init__(self, arguments, name, command, folder):
        self.name, self.times = name, []
        self.errors = folder / f"{name}.log"
        threads = arguments.threads
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), TF_CPP_MIN_LOG_LEVEL="3")
        with open(self.errors, "w") as errors:
            self.process = subprocess.Popen(
                [*map(str, command), str(threads), arguments.clock], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=errors, text=True, env=environment, preexec_fn=lambda: os.sched_setaffinity(0, pinned(threads)))

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


@contextlib.contextmanager
def started(arguments, commands, folder):
    """The contenders of `commands`, by name, each ready with its first line as `ready`."""
    contenders = []
    try:
        for name, command in commands.items():
            contenders.append(Contender(arguments, name, command, folder))
            contenders[-1].ready = contenders[-1].answer()
        yield contenders
    finally:
        for contender in contenders:
            contender.close()


def take_turns(arguments, contenders, multiply_adds):
    """The columns of a row that say how long calls take; the first contender is ours."""
    peak = 0.0
    for _ in range(arguments.rounds):
        peak = max(peak, *contenders[0].ask("peak"))
        for contender in contenders:
            contender.times += contender.ask(arguments.seconds)
    least = {c.name: min(c.times) for c in contenders}
    median = {c.name: statistics.median(c.times) for c in contenders}
    ours = least.pop(OURS)
    rate, peak = common.gflops(multiply_adds, ours), peak * arguments.threads
    return {"ours_ms": ours, "peers": least, "ratio": ours / min(least.values()) if least else None,
            "ours_median_ms": median.pop(OURS), "peers_median_ms": median, "multiply_adds": multiply_adds,
            "gflops": rate, "peak_gflops": peak, "peak_share": rate / peak}
