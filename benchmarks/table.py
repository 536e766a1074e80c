"""The table of the benchmarks, in Markdown, and what it stands under."""

import datetime
import os
import pathlib
import platform
import subprocess
import sys

import peers
import variants
from measuring import OURS


def bytes_text(n):
    return f"{n / 2**20:.1f} MB" if n >= 2**20 else f"{n / 2**10:.1f} kB"


def milliseconds(t):
    return f"{t:.4f}" if t < 1 else f"{t:.2f}" if t < 100 else f"{t:.1f}"


def cell(row, name):
    """Milliseconds; of variants of ours how many times as long as ours, too."""
    if name not in row["peers"]:
        return ""
    t = row["peers"][name]
    return f"{milliseconds(t)} ({t / row['ours_ms']:.2f})" if name in variants.VARIANTS else milliseconds(t)


def table(rows, names):
    """A row for each network and mode; peers of the other mode leave their cell empty."""
    heads = ["network", "mode", OURS, *names, "to the best peer", "GFLOP/s", "of the peak", "arena", "program", "compile",
             "C++"]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for row in rows:
        if "failed" in row:
            lines.append(f"| {row['network']} | {row['mode']} | failed |" + " |" * (len(heads) - 3))
            continue
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f}"
        cells = [
            row["network"], row["mode"], milliseconds(row["ours_ms"]),
            *(cell(row, n) for n in names), ratio if row["correct"] else "WRONG",
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


def heading(arguments, rows, names, empty):
    """Command, date, machine, versions, and what calls of an empty graph take."""
    versions = ", ".join(dict.fromkeys(
        variants.version(name, arguments) if name in variants.VARIANTS else peers.PEERS[name].versions()
        for name in names)) or "no peers"
    peak = max((row["peak_gflops"] for row in rows if "failed" not in row), default=0)
    text = (f"`{' '.join(['scripts/bench', *sys.argv[1:]])}`, {datetime.date.today().isoformat()}: {machine()}; "
            f"{compiler(arguments.cxx)}, `{arguments.flags}`; {versions}. Threads: {arguments.threads}, "
            f"peak {peak:.1f} GFLOP/s. Least milliseconds of {arguments.rounds} turns.")
    if empty:
        calls = ", ".join(f"{peer} {milliseconds(t)}" for peer, t in empty.items())
        text += f" A call of an empty graph: {calls}."
    return text
