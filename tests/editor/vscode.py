"""The packaged extension in Visual Studio Code, as code-server shows it in a browser: vscode.py MODELC CODE_SERVER FOLDER. Types an error,
sees it underlined, takes the fix, and sees the colours, the shapes and the documentation; goes into the library; renames in two files."""

import json
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "web"))
from browser import Browser  # noqa: E402

TOOL, SERVER, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
NET = """\
import "blocks.model"

model Net(hidden = 64) {
    input image: f32[batch, 784]
    x = image |> Dense(hidden, activation = relu) |> Lambda(twice)
    output digit = x |> Dense(10, activation = softmax)
}
"""
BLOCKS = "## Twice of it.\nfn twice(x) = 2 * x\n"
CONTROL, SHIFT, ENTER, ESCAPE, RIGHT, NONE = "\ue009", "\ue008", "\ue007", "\ue00c", "\ue014", "\ue000"
F2, F12 = "\ue032", "\ue03c"


def start(port):
    """The server, with the extension that was packaged."""
    user = FOLDER / "user"
    (user / "User").mkdir(parents=True)
    settings = {
        "modelc.path": TOOL, "security.workspace.trust.enabled": False, "workbench.startupEditor": "none", "editor.hover.delay": 100,
        "editor.minimap.enabled": False, "files.autoSave": "off", "telemetry.telemetryLevel": "off",
    }
    (user / "User" / "settings.json").write_text(json.dumps(settings))
    command = ["node", SERVER / "node_modules/code-server/out/node/entry.js", "--user-data-dir", user, "--extensions-dir", FOLDER / "extensions"]
    subprocess.run([*command, "--install-extension", SERVER / "extension/modelc.vsix"], check=True, stdout=subprocess.DEVNULL)
    rest = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"]
    with open(FOLDER / "server.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen([*command, *rest], stdout=log, stderr=log)
    end = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return server
        except OSError:
            assert server.poll() is None and time.monotonic() < end, (FOLDER / "server.log").read_text()
            time.sleep(0.2)


class Editor:
    def __init__(self, browser):
        self.browser = browser

    def press(self, keys):
        """To what has the focus."""
        element = self.browser.call("GET", "/element/active")
        self.browser.call("POST", f"/element/{next(iter(element.values()))}/value", {"text": keys})

    def go(self, line, column):
        self.press(CONTROL + "g" + NONE)
        self.browser.wait("return !!document.querySelector('.quick-input-widget:not([style*=\"display: none\"]) input')")
        self.press(f"{line}:{column}{ENTER}")
        self.browser.wait(f"return document.querySelector('.statusbar').textContent.includes('Ln {line}, Col {column}')")

    def shown(self, text):
        """On a line of the text that is open, spaces apart."""
        wanted = json.dumps("".join(text.split()))
        self.browser.wait(f"return [...document.querySelectorAll('.view-line')].some(l => l.textContent.replace(/[\\s\\u200a-\\u200f]/g, '').includes({wanted}))", 60)

    def count(self, selector, count):
        self.browser.wait(f"return document.querySelectorAll({json.dumps(selector)}).length === {count}", 60)

    def hovers(self, text):
        self.press(CONTROL + "k" + NONE)
        self.press(CONTROL + "i" + NONE)
        self.browser.wait(f"return [...document.querySelectorAll('.monaco-hover')].some(h => h.textContent.replaceAll('\\u00a0', ' ').includes({json.dumps(text)}))", 60)
        self.press(ESCAPE)


def session(browser, place):
    browser.call("POST", "/url", {"url": f"http://127.0.0.1:{port}/?folder={place}&payload=[[\"openFile\",\"vscode-remote://127.0.0.1:{port}{place}/net.model\"]]"})
    editor = Editor(browser)
    browser.wait("return !!document.querySelector('.monaco-editor .view-line')", 120)
    # Shapes behind the stages: the server runs, and the extension speaks with it.
    editor.shown("|> Lambda(twice)f32[batch, 64]")
    colours = browser.script("return new Set([...document.querySelectorAll('.view-line span[class^=mtk]')].map(s => s.className)).size")
    assert colours >= 4, f"{colours} colours"
    editor.count(".squiggly-error", 0)
    browser.picture("vscode-open")

    browser.click(".view-line")
    editor.go(5, 18)
    editor.press(CONTROL + SHIFT + RIGHT + NONE)  # selects `Dense`
    editor.press("Dens")
    editor.press(ESCAPE)
    editor.count(".squiggly-error", 1)
    browser.picture("vscode-error")
    editor.go(5, 19)
    editor.hovers("nothing in scope is called `Dens`")
    editor.press(CONTROL + "." + NONE)
    browser.wait("return [...document.querySelectorAll('.action-widget')].some(w => w.textContent.includes('Change to `Dense`'))", 60)
    browser.picture("vscode-fix")
    editor.press(ENTER)
    editor.count(".squiggly-error", 0)
    editor.shown("image |> Dense(hidden")

    editor.go(6, 20)
    editor.hovers("x: f32[batch, 64]")
    editor.go(5, 62)
    editor.hovers("Twice of it.")
    browser.picture("vscode-hover")
    editor.press(F2)
    browser.wait("return !!document.activeElement.closest('.rename-box')", 60)
    editor.press("double" + ENTER)
    editor.shown("Lambda(double)")
    end = time.monotonic() + 60
    while "fn double(x)" not in (place / "blocks.model").read_text():  # the editor saves what it had not open
        assert time.monotonic() < end, "the name has not changed in blocks.model"
        time.sleep(0.2)
    editor.go(5, 19)
    editor.press(F12)
    editor.shown("layer Dense(")
    browser.picture("vscode-library")


shutil.rmtree(FOLDER, ignore_errors=True)
place = FOLDER / "work"
place.mkdir(parents=True)
(place / "net.model").write_text(NET)
(place / "blocks.model").write_text(BLOCKS)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = start(port)
try:
    with Browser(FOLDER) as browser:
        browser.size(1300, 800)
        try:
            session(browser, place)
        except BaseException:
            browser.picture("vscode-failed")
            raise
finally:
    server.terminate()
    server.wait()
print("the extension in Visual Studio Code: done")
