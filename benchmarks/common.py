"""What the benchmarks share: building a program around a generated header, and the numbers of their tables."""

import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


def add_build_options(parser):
    parser.add_argument("--modelc", default=ROOT / "build/release/modelc")
    parser.add_argument("--cxx", default="g++")
    parser.add_argument("--flags", default="-O3 -march=native -DNDEBUG", help="what `modelc train` builds with")
    parser.add_argument("--eigen", default="/usr/include/eigen3")
    parser.set_defaults(runtime=ROOT / "runtime")


def build(arguments, header, source, program, definitions={}):
    """Compiles `source` with HEADER and MODEL defined to the generated header and its class."""
    defined = {"HEADER": f'"{header.name}"', "MODEL": f"{header.stem}::Model", **definitions}
    subprocess.run([arguments.cxx, "-std=c++17", *arguments.flags.split(), f"-I{header.parent}", f"-I{arguments.runtime}",
                    f"-I{HERE}", f"-I{ROOT / 'templates' / 'programs'}", "-isystem", arguments.eigen, *(f"-D{name}={value}" for name, value in defined.items()),
                    source, "-pthread", "-o", program], check=True)


def measured(command):
    """Seconds of the processor and MiB at most that the command's processes take, each by itself."""
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def gflops(multiply_adds, milliseconds):
    """Each multiply-add counts as two operations."""
    return 2e-6 * multiply_adds / milliseconds


def replace_marked(path, mark, text):
    """Puts `text` between the lines `<!-- MARK -->` and `<!-- end -->` of a document, which are added where they are not."""
    begin, end = f"<!-- {mark} -->\n", "\n<!-- end -->"
    old = path.read_text() if path.exists() else ""
    if begin not in old:
        old = f"{old.rstrip()}\n\n{begin}{end}\n" if old else f"{begin}{end}\n"
    head, rest = old.split(begin, 1)
    path.write_text(head + begin + text + end + rest.split(end, 1)[1])
