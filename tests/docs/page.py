"""The code blocks of the documentation, run as a reader would, in the order in which a page has them.

    page.py run PAGE...      runs each page in an empty folder of its own below $WORK
    page.py cover PAGE...    checks that every block of docs/ is tested: by `run` of these pages, or by the test that the page names

A block with a title is a file. `sh` is run, and `text` behind it is what it prints; `console` has commands behind `$` with what each
prints; `usage` shows options that the tool has. `cpp` and `c` without a title are part of a function. In what is printed `...`
stands for anything. Comments in front of a block, which readers do not see, say more:

    <!-- test ... -->           commands to run before it
    <!-- given ... -->          declarations that the part of a function needs
    <!-- part of FILE -->       what stands before the last bracket of a model
    <!-- install -->            what $INSTALLED has done already, with the tool in its bin
    <!-- tested by PATH -->     another test has this block; below the page's title all blocks, `(model)` only those of a kind

With $MACHINE, the root of another system's files, commands are run there by chroot, the sources are /root/modelc, and nothing is
installed yet: clean.sh makes such a machine.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[2]
MACHINE = pathlib.Path(os.environ["MACHINE"]) if "MACHINE" in os.environ else None
FENCE = re.compile(r"^( *)```(\w*)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.M | re.S)
COMMENT = re.compile(r"<!--\s*(test|given|install|part of|tested by)\b(.*?)-->\s*", re.S)


class Block:
    def __init__(self, page, match):
        text = page.text[: match.start()]
        self.place = f"{page.path.relative_to(SOURCES)}:{text.count(chr(10)) + 1}"
        self.kind, self.title, self.text = match[2], match[3], match[4]
        self.before = {}
        while (comment := list(COMMENT.finditer(text))) and comment[-1].end() == len(text):
            self.before[comment[-1][1]] = comment[-1][2].strip()
            text = text[: comment[-1].start()]


class Page:
    def __init__(self, name):
        self.path = SOURCES / name
        self.text = self.path.read_text(encoding="utf-8")
        self.blocks = [Block(self, match) for match in FENCE.finditer(self.text)]
        head = self.text.split("\n## ")[0].split("```")[0]
        self.others = [re.fullmatch(r"(\S+?)(?: \((\w+)\))?", m[2].strip()) for m in COMMENT.finditer(head) if m[1] == "tested by"]

    def other_test(self, block):
        if "tested by" in block.before:
            return block.before["tested by"]
        return next((other[1] for other in self.others if other[2] in (None, block.kind)), None)


class Failure(Exception):
    pass


def expect(block, wanted, printed):
    """Every wanted line is printed, in their order."""
    lines = iter([" ".join(line.split()) for line in printed.splitlines()])
    for line in wanted.splitlines():
        line = " ".join(line.split())
        if line in ("", "..."):
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("...")))
        if not any(pattern.fullmatch(found) for found in lines):
            raise Failure(f"{block.place}: `{line}` is not in what is printed:\n{printed}")


def on_disk(path):
    """Where a file of the machine that runs the commands is on this one."""
    return MACHINE / path.relative_to("/") if MACHINE else path


class Reader:
    """Does what a page says, in a folder of its own: `folder`, `state` and `sources` are as its commands see them."""

    def __init__(self, page, work):
        self.page, self.done = page, 0
        self.sources = pathlib.Path("/root/modelc") if MACHINE else SOURCES
        work = pathlib.Path("/root") if MACHINE else work
        self.folder, self.state = work / "home", work / "state"
        self.system = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"} if MACHINE else os.environ
        if not MACHINE:
            shutil.rmtree(work, ignore_errors=True)
        on_disk(self.folder).mkdir(parents=True)
        on_disk(self.state).mkdir()
        on_disk(self.state / "folder").write_text(str(self.sources if any("install" in b.before for b in page.blocks) else self.folder))
        on_disk(self.state / "variables").write_text("")
        self.printed = ""

    def here(self):
        return pathlib.Path(on_disk(self.state / "folder").read_text().strip())

    def shell(self, block, text, must=True):
        keep = f'\nexport -p >"{self.state}/variables"; pwd >"{self.state}/folder"'
        script = f'. "{self.state}/variables"\ncd "{self.here()}"\n{text}{keep}'
        bash = ["bash", "-e" if must else "+e", "-c", script]
        ended = subprocess.run(["chroot", MACHINE, *bash] if MACHINE else bash, text=True, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env={**self.system, "HOME": str(self.folder), "SOURCES": str(self.sources)})
        if must and ended.returncode != 0:
            raise Failure(f"{block.place}: status {ended.returncode}\n{text}\n{ended.stdout}")
        return ended.stdout

    def part_of_function(self, block):
        """Compiles it within a function, with what it includes before that."""
        lines = block.text.splitlines()
        includes = "\n".join(line for line in lines if line.startswith("#"))
        body = "\n".join(line for line in lines if not line.startswith("#"))
        given = block.before.get("given", "")
        own = "\n".join(line for line in given.splitlines() if line.startswith("#"))
        given = "\n".join(line for line in given.splitlines() if not line.startswith("#"))
        name = f"part.{block.kind}"
        on_disk(self.here() / name).write_text(f"{own}\n{includes}\nint main(void) {{\n{given}\n{body}\nreturn 0;\n}}\n")
        self.shell(block, f"{compiler(block.kind)} -fsyntax-only -I. -I {self.sources}/runtime -isystem {os.environ['EIGEN']} {name}")

    def console(self, block):
        commands = re.split(r"^\$ ", block.text, flags=re.M)[1:]
        for command in commands:
            line, _, wanted = command.partition("\n")
            expect(block, wanted, self.shell(block, line, must=False))

    def usage(self, block):
        for line in block.text.replace("\\\n", " ").splitlines():
            line = line.split("#")[0]
            if not line.strip():
                continue
            if "modelc " not in line:
                raise Failure(f"{block.place}: `{line}` is no command of the tool")
            line = line[line.index("modelc ") :]
            words = line.split()
            names = [w for w in words[1:3] if w.isalpha() and w.islower()]
            known = self.shell(block, f"modelc {' '.join(names)} --help || modelc {names[0]} --help", must=False)
            for option in re.findall(r"(?<![\w-])(?:--[a-z][\w-]*|-o)\b", line):
                if not re.search(re.escape(option) + r"\b", known):
                    raise Failure(f"{block.place}: `modelc {' '.join(names)}` has no option `{option}`")

    def read(self, block):
        if "test" in block.before:
            self.shell(block, block.before["test"])
        if self.page.other_test(block):
            return
        if "install" in block.before and "INSTALLED" in os.environ:
            self.shell(block, 'export PATH="$INSTALLED/bin:$PATH"')
        elif "part of" in block.before:
            path = on_disk(self.here() / block.before["part of"])
            whole = path.read_text()
            path.write_text(whole[: whole.rindex("}")] + block.text + "}\n")
            self.shell(block, f"modelc check {path.name}")
        elif block.title:
            on_disk(self.here() / block.title).write_text(block.text)
            if block.kind == "model":
                self.shell(block, f"modelc check {block.title} && modelc format --check {block.title}")
        elif block.kind == "sh":
            self.printed = self.shell(block, block.text)
        elif block.kind == "text":
            expect(block, block.text, self.printed)
        elif block.kind in ("cpp", "c"):
            self.part_of_function(block)
        elif block.kind in ("console", "usage"):
            getattr(self, block.kind)(block)
        else:
            raise Failure(f"{block.place}: nothing is known to do with this block")
        self.done += 1


def compiler(kind):
    warnings = "-Wall -Wextra -Werror -Wno-unused-variable -Wno-unused-but-set-variable"
    return f"c++ -std=c++17 {warnings}" if kind == "cpp" else f"cc -std=c99 {warnings}"


def run(names):
    for name in names:
        page = Page(name)
        reader = Reader(page, pathlib.Path(os.environ["WORK"]) / page.path.stem)
        for block in page.blocks:
            reader.read(block)
        if reader.done == 0:
            raise Failure(f"{name}: there is nothing to run")
        print(f"{name}: {reader.done} of {len(page.blocks)} blocks")


def cover(names):
    count = 0
    for path in sorted((SOURCES / "docs").glob("*.md")):
        page = Page(path.relative_to(SOURCES))
        for block in page.blocks:
            other = page.other_test(block)
            if other is None and str(page.path.relative_to(SOURCES)) not in names:
                raise Failure(f"{block.place}: no test has this block: put the page into tests/docs, or name its test")
            if other is not None:
                test = (SOURCES / other).read_text(encoding="utf-8")
                if not any(name in test for name in [path.name, *re.findall(r"\b[EW]\d{4}\b", block.text)]):
                    raise Failure(f"{block.place}: {other} neither reads {path.name} nor knows the code")
            count += 1
    print(f"{count} blocks")


if __name__ == "__main__":
    try:
        {"run": run, "cover": cover}[sys.argv[1]](sys.argv[2:])
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
