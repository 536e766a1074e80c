#!/usr/bin/env python3
"""Latencies of `modelc lsp` over a file of 500 lines: benchmarks/editor.py MODELC [--check] [--rounds N]

Each round types into the middle of the file and asks for everything an editor asks for. Beside the time that the client
waits stands that of the server's processor, which other programs do not lengthen. With --check the status is 1 when a
median of the latter is more than 100 ms.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

LIMIT = 0.1
LINES = 500


def program():
    """A file of LINES lines: layers and functions of its own, and models that train with them."""
    lines = []
    for i in range(8):
        lines += [
            f"## Scales and shifts what it is given, number {i}.",
            f"layer Affine{i}(units, scale = 1.0)(x: [..., n]) -> [..., units] {{",
            "    param kernel: f32[n, units] = glorot_uniform",
            "    param bias: f32[units] = zeros",
            "    y = x @ kernel + bias",
            "    if scale != 1.0 {",
            "        y = scale * y",
            "    }",
            "    return y",
            "}",
            "",
            f"fn gate{i}(x: [b, n], steepness = 2.0) -> [b, n] {{",
            "    low = clip(x, -1.0, 1.0)",
            "    return where(x > 0, x, steepness * low) * sigmoid(x)",
            "}",
            "",
        ]
    number = 0
    while len(lines) + 30 < LINES:
        lines += [
            f"model Net{number}(width = {32 + number}) {{",
            "    input image: f32[batch, 28, 28, 1]",
            "    x = image",
            '        |> Conv2D(8, 3, padding = "same", activation = relu)',
            "        |> BatchNormalization()",
            "        |> MaxPooling2D(2)",
            '        |> Conv2D(16, 3, padding = "same", activation = relu)',
            "        |> MaxPooling2D(2)",
            "        |> Flatten()",
        ]
        for i in range(8):
            lines += [f"    x = x |> Affine{i}(width) |> Lambda(gate{i})"]
        lines += [
            "    left = x |> Dense(width, activation = gelu) |> Dropout(0.1)",
            "    right = x |> Dense(width, activation = tanh)",
            "    both = concatenate([left, right], axis = 1)",
            "    output digit = both |> Dense(10, activation = softmax)",
            "    compile(",
            "        optimizer = Adam(learning_rate = 1e-3),",
            "        loss = categorical_crossentropy,",
            "        metrics = [categorical_accuracy]",
            "    )",
            "}",
            "",
        ]
        number += 1
    lines += [f"const spare_{i} = {i}" for i in range(LINES - len(lines))]
    return lines


class Client:
    def __init__(self, tool, cache):
        self.process = subprocess.Popen(
            [tool, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={"XDG_CACHE_HOME": cache}
        )
        self.number = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self):
        size = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                size = int(value)
        return json.loads(self.process.stdout.read(size))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while (message := self.read()).get("id") != self.number:
            pass
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        return message["result"]

    def processor(self):
        """Seconds that the server has computed."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) * 1e-9

    def diagnostics(self):
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        return message["params"]["diagnostics"]


def measure(tool, rounds):
    lines = program()
    assert len(lines) == LINES
    times = {}

    def timed(what, run):
        begin, computed = time.perf_counter(), client.processor()
        result = run()
        times.setdefault(what, []).append((time.perf_counter() - begin, client.processor() - computed))
        return result

    with tempfile.TemporaryDirectory() as folder:
        client = Client(tool, folder)
        uri = pathlib.Path(folder, "big.model").as_uri()
        document = {"uri": uri}
        client.request("initialize", {"capabilities": {}})
        client.notify("initialized", {})

        def opened():
            text = "\n".join(lines) + "\n"
            client.notify("textDocument/didOpen", {"textDocument": {**document, "languageId": "model", "version": 1, "text": text}})
            return client.diagnostics()

        found = timed("open, first diagnostics", opened)
        assert found == [], found
        row = next(i for i, line in enumerate(lines) if i > LINES // 2 and "left = x" in line)
        column = lines[row].index("Dense")
        version = 1

        def typed(begin, end, text):
            nonlocal version
            version += 1
            place = {"start": {"line": row, "character": begin}, "end": {"line": row, "character": end}}
            client.notify(
                "textDocument/didChange",
                {"textDocument": {**document, "version": version}, "contentChanges": [{"range": place, "text": text}]},
            )
            return client.diagnostics()

        def at(character):
            return {"textDocument": document, "position": {"line": row, "character": character}}

        everything = {"start": {"line": 0, "character": 0}, "end": {"line": LINES, "character": 0}}
        here = {"start": {"line": row, "character": column}, "end": {"line": row, "character": column}}
        for _ in range(rounds):
            found = timed("type an error, diagnostics", lambda: typed(column, column + 5, "Dens"))
            assert len(found) == 1, found
            quick = timed(
                "quick fix",
                lambda: client.request("textDocument/codeAction", {"textDocument": document, "range": here, "context": {"diagnostics": []}}),
            )
            assert quick[0]["title"] == "Change to `Dense`"
            found = timed("take the fix, diagnostics", lambda: typed(column, column + 4, "Dense"))
            assert found == [], found
            assert "layer Dense" in timed("hover", lambda: client.request("textDocument/hover", at(column)))["contents"]["value"]
            assert timed("definition in the library", lambda: client.request("textDocument/definition", at(column)))
            items = timed("completion", lambda: client.request("textDocument/completion", at(column + 2)))["items"]
            assert len(items) > 500
            assert timed("signature help", lambda: client.request("textDocument/signatureHelp", at(column + 7)))
            rename = {**at(lines[row].index("left")), "newName": "sinister"}
            assert timed("rename", lambda: client.request("textDocument/rename", rename))["changes"]
            hints = timed(
                "inlay hints", lambda: client.request("textDocument/inlayHint", {"textDocument": document, "range": everything})
            )
            assert len(hints) > 100
            timed("formatting", lambda: client.request("textDocument/formatting", {"textDocument": document, "options": {}}))
            assert timed("outline", lambda: client.request("textDocument/documentSymbol", {"textDocument": document}))
        client.request("shutdown", None)
        client.notify("exit", None)
        assert client.process.wait() == 0
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--print", action="store_true", help="the file instead")
    given = parser.parse_args()
    if given.print:
        print("\n".join(program()))
        return 0
    times = measure(given.tool, given.rounds)
    medians = {what: [statistics.median(column) for column in zip(*taken)] for what, taken in times.items()}
    print(f"{'over ' + str(LINES) + ' lines':32}{'waiting':>10}{'processor':>12}")
    for what, (waiting, processor) in medians.items():
        print(f"{what:32}{waiting * 1e3:>7.1f} ms{processor * 1e3:>9.1f} ms")
    slow = [what for what, (_, processor) in medians.items() if processor > LIMIT]
    return 1 if given.check and slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
