"""The lines of configuration in docs/editors.md start a server that answers: lines.py MODELC"""
import json
import pathlib
import re
import subprocess
import sys

sources = pathlib.Path(__file__).resolve().parents[2]
page = (sources / "docs/editors.md").read_text()
blocks = {kind: text for kind, text in re.findall(r"^```(\w+)\n(.*?)^```$", page, re.M | re.S)}


def answer(command):
    """What the command says of itself when it is asked as an editor would."""
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}})
    bye = json.dumps({"jsonrpc": "2.0", "id": 2, "method": "shutdown"})
    end = json.dumps({"jsonrpc": "2.0", "method": "exit"})
    stream = "".join(f"Content-Length: {len(text)}\r\n\r\n{text}" for text in (body, bye, end))
    ran = subprocess.run([sys.argv[1], *command[1:]], input=stream.encode(), capture_output=True, check=True, timeout=60)
    return json.loads(re.search(rb'\{.*?"id":1.*?(?=Content-Length)', ran.stdout, re.S)[0])["result"]


def strings(pattern, text):
    return re.findall(r'"([^"]*)"', re.search(pattern, text, re.S)[1])


toml = blocks["toml"]
commands = {
    "Neovim": strings(r"cmd = (\{.*?\})", blocks["lua"]),
    "Helix": strings(r'(command = "[^"]*"\nargs = \[[^\]]*\])', toml),
    "Emacs": strings(r"\(model-mode (.*?)\)", blocks["elisp"]),
}
for editor, command in commands.items():
    assert command[0] == "modelc", (editor, command)
    assert answer(command)["serverInfo"]["name"] == "modelc", editor
    print(f"{editor}: {' '.join(command)}")
assert pathlib.Path("x.model").suffix.lstrip(".") in strings(r"file-types = (\[.*?\])", toml)
for brackets in ("()", "{}", "[]"):
    for kind in ("lua", "elisp"):
        assert blocks[kind].count(brackets[0]) == blocks[kind].count(brackets[1]), (kind, brackets)
extension = json.loads((sources / "editors/vscode/package.json").read_text())
assert f"{extension['name']}-{extension['version']}.vsix" in blocks["sh"]
for path in re.findall(r"\]\(\.\./([^)#]+)", page):
    assert (sources / path).exists(), path
