#!/usr/bin/env python3
"""Times networks (f32): modelc's generated code beside other engines on the same graph and weights, and its steps of
training beside frameworks that start with the same weights, in turns, pinned to the same processors. See README.md. Exit
status 1 when outputs or losses differ or a contender fails."""

import argparse
import json
import os
import pathlib
import sys
import tempfile
import traceback

import common
import peers
import table
import variants
from measuring import TOLERANCE, Failed
from networks import predict
from training import train

MODES = {"predict": predict, "train": train}


def names(word):
    return [] if word == "none" else word.split(",")


def parse():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("networks", nargs="*", metavar="NETWORK",
                        help=f"of {', '.join(predict.NETWORKS)}; all unless named. Training: {', '.join(train.NETWORKS)}")
    parser.add_argument("--mode", choices=[*MODES, "all"], default="all")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", metavar="FILE", help="a row for each network, mode and number of threads")
    parser.add_argument("--markdown", metavar="FILE", help="puts the table between the file's `bench` marks")
    common.add_build_options(parser)
    parser.add_argument("--peers", type=names, metavar="NAME,...",
                        help=f"of {', '.join(peers.PEERS)}, or none; all that are installed unless named. Of other "
                             f"trees and in other ways, when named: {', '.join(variants.VARIANTS)}")
    parser.add_argument("--baseline", type=pathlib.Path, metavar="TREE",
                        help="another tree of modelc, built there in build/release, for the peer `baseline`")
    parser.add_argument("--rtneural", type=pathlib.Path, metavar="TREE",
                        help="a checkout of RTNeural, for the peer `rtneural` on the networks that are called so")
    parser.add_argument("--rounds", type=int, default=5, help="turns that each takes")
    parser.add_argument("--seconds", type=float, default=0.5, help="of each turn, at least three calls")
    parser.add_argument("--clock", choices=["wall", "processor"], default="wall",
                        help="processor: the process's own time, for a machine that others keep busy")
    arguments = parser.parse_args()
    try:
        todo = tasks(arguments)
        return arguments, todo, chosen_peers(arguments, {mode for _, mode in todo})
    except ValueError as error:
        parser.error(str(error))


def tasks(arguments):
    """The pairs of network and mode to measure."""
    modes = list(MODES) if arguments.mode == "all" else [arguments.mode]
    known = [name for name in predict.NETWORKS if any(name in MODES[mode].NETWORKS for mode in modes)]
    unknown = [name for name in arguments.networks if name not in known]
    if unknown:
        raise ValueError(f"no network for --mode {arguments.mode} is called {', '.join(unknown)}; there are {', '.join(known)}")
    available = len(os.sched_getaffinity(0))
    if not 1 <= arguments.threads <= available:
        raise ValueError(f"--threads must be from 1 to {available}, the number of processors")
    if arguments.threads > 1 and arguments.clock == "processor":
        raise ValueError("--clock processor counts the time of all threads: it is for --threads 1")
    usual = [name for name in known if predict.NETWORKS[name].usual]
    return [(name, mode) for mode in modes for name in arguments.networks or usual if name in MODES[mode].NETWORKS]


def chosen_peers(arguments, modes):
    """The names of the peers that take part in one of `modes`, in the order of the table."""
    named = arguments.peers or []
    unknown = [name for name in named if name not in peers.PEERS and name not in variants.VARIANTS]
    if unknown:
        raise ValueError(f"no peer is called {', '.join(unknown)}; there are {', '.join([*peers.PEERS, *variants.VARIANTS])}")
    result = [name for name in variants.VARIANTS if name in named]
    for name in result:
        if missing := variants.missing(name, arguments):
            raise ValueError(f"peer {name} needs {missing}: see benchmarks/README.md")
    for name, peer in peers.PEERS.items():
        missing = peer.missing()
        wanted = name in named if arguments.peers is not None else not (peer.optional and missing)
        if not wanted or modes.isdisjoint(peer.classes):
            continue
        if missing:
            raise ValueError(f"peer {name} needs {', '.join(missing)} in {sys.prefix}: see benchmarks/README.md, or choose --peers")
        result.append(name)
    return result


def measure(arguments, chosen, network, mode, work):
    print(f"{network}, {mode} ...", file=sys.stderr, flush=True)
    head = {"network": network, "mode": mode, "threads": arguments.threads}
    try:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            row = {**head, **MODES[mode].measure(arguments, chosen, network, pathlib.Path(folder))}
    except Exception as error:  # the other networks are measured all the same
        problem = str(error) if isinstance(error, Failed) else "".join(traceback.format_exception(error))
        print(f"{network}, {mode}: {problem}", file=sys.stderr)
        return {**head, "failed": problem}
    what = {"predict": "largest output", "train": "loss"}[mode]
    for peer, difference in row["differences"].items():
        if difference > TOLERANCE:
            print(f"{network}, {mode}: WRONG: differs from {peer} by {difference:.1e} of the {what}", file=sys.stderr)
    return row


def main():
    arguments, todo, chosen = parse()
    work = common.ROOT / "build/bench"
    work.mkdir(parents=True, exist_ok=True)
    of_mode = {mode: [name for name in chosen if name in variants.VARIANTS or mode in peers.PEERS[name].classes]
               for mode in MODES}
    rows = [measure(arguments, of_mode[mode], network, mode, work) for network, mode in todo]

    empty = {}
    if any(mode == "predict" for _, mode in todo):
        try:
            with tempfile.TemporaryDirectory(dir=work) as folder:
                empty = predict.empty_calls(arguments, [name for name in of_mode["predict"] if name in peers.PEERS],
                                            pathlib.Path(folder))
        except Failed as error:
            print(f"an empty graph: {error}", file=sys.stderr)
    text = f"{table.heading(arguments, rows, chosen, empty)}\n\n{table.table(rows, chosen)}"
    print(text)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=1) + "\n")
    if arguments.markdown:
        mark = " ".join(["bench", *(name for name in chosen if name in variants.VARIANTS)] if variants.VARIANTS.keys() & chosen
                        else ["bench", str(arguments.threads)])
        common.replace_marked(pathlib.Path(arguments.markdown), mark, text)
    return 0 if all(row.get("correct") for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
