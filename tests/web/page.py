"""The site in a headless browser, wide and narrow, from the disk: page.py SITE FOLDER, with the tool as $MODELC. The page compiles, shows
and runs three examples; its numbers are those of the tool on this machine. Pictures go to FOLDER."""

import json
import os
import pathlib
import struct
import subprocess
import sys

from browser import Browser

SITE, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
CHOSEN = ["Half moons", "Antirectifier", "LeNet-5"]
WIDE, NARROW = (1400, 900), (360, 780)


def checked(browser):
    """Waits for the answer to what is typed now, and for what the view shows of it."""
    browser.wait("return Number(document.body.dataset.checked) === version")
    browser.wait("return !document.querySelector('[role=tabpanel]:not([hidden])').hasAttribute('aria-busy')")


def choose(browser, title):
    before = browser.script("return version")
    browser.script(
        "const list = document.querySelector('#examples'); list.selectedIndex = examples.findIndex(e => e.title.startsWith(arguments[0]));"
        "list.dispatchEvent(new Event('change'))", title)
    browser.wait(f"return version > {before} + 1")
    checked(browser)


def look(browser, name):
    """A picture of each size. Nothing is wider than the window."""
    for (width, height), size in ((WIDE, "wide"), (NARROW, "narrow")):
        browser.size(width, height)
        browser.picture(f"{name}-{size}")
        found = browser.script("return document.documentElement.scrollWidth")
        assert found <= width, f"{name} is {found} wide in a window of {width}"
    browser.size(*WIDE)


def flat(values):
    return [number for value in values for number in flat(value)] if isinstance(values, list) else [float(values)]


def shape(values):
    return [len(values), *shape(values[0])] if isinstance(values, list) else []


def by_the_tool(model, settings, inputs):
    """What `modelc run --interpret` gives for the numbers, by the outputs' names."""
    (FOLDER / "page.model").write_text(model)
    header, data = {}, b""
    for name, values in inputs.items():
        numbers = flat(values)
        block = struct.pack(f"<{len(numbers)}f", *numbers)
        header[name] = {"dtype": "F32", "shape": shape(values), "data_offsets": [len(data), len(data) + len(block)]}
        data += block
    text = json.dumps(header).encode()
    (FOLDER / "in.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    chosen = [word for pair in settings.split() for word in ("--set", pair)]
    command = [os.environ["MODELC"], "run", "page.model", "--input", "in.safetensors", "--output", "out.safetensors", "--interpret"]
    subprocess.run([*command, *chosen], cwd=FOLDER, check=True, stderr=subprocess.DEVNULL)
    content = (FOLDER / "out.safetensors").read_bytes()
    begin = 8 + struct.unpack("<Q", content[:8])[0]
    outputs = {}
    for name, entry in json.loads(content[8:begin]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            outputs[name] = struct.unpack(f"<{(last - first) // 4}f", content[begin + first : begin + last])
    return outputs


def run(browser):
    """Runs the model, and compares what the page shows with the tool."""
    browser.click("#start")
    browser.wait("return document.querySelector('#ran').textContent.startsWith('Done')")
    inputs = browser.script("return Object.fromEntries([...document.querySelectorAll('#inputs textarea')].map(t => [t.dataset.name, JSON.parse(t.value)]))")
    wanted = by_the_tool(browser.script("return editor.text"), browser.script("return document.querySelector('#settings').value"), inputs)
    for name, numbers in wanted.items():
        shown = flat(json.loads(browser.text(f"#output-{name}")))
        assert len(shown) == len(numbers) > 0
        scale = max(abs(n) for n in numbers)
        worst = max(abs(a - b) for a, b in zip(shown, numbers))
        assert worst <= 1e-6 * scale, f"`{name}` differs by {worst}"


def examples(browser):
    for title in CHOSEN:
        browser.click("#tab-graph")
        choose(browser, title)
        assert browser.text("#state") == "No errors.", browser.text("#state")
        assert browser.script("return document.querySelectorAll('#shown .shape').length") >= 2
        assert browser.script("return document.querySelectorAll('#picture svg .node').length") >= 4
        name = title.split()[0].split(":")[0].lower()
        look(browser, f"{name}-graph")
        browser.click("#tab-code")
        checked(browser)
        assert "class " in browser.text("#header") and "predict(" in browser.text("#header")
        look(browser, f"{name}-code")
        browser.click("#tab-summary")
        checked(browser)
        assert "Total parameters: " in browser.text("#table")
        look(browser, f"{name}-summary")
        browser.click("#tab-run")
        checked(browser)
        run(browser)
        look(browser, f"{name}-run")


def mistakes(browser):
    """What is wrong is said, and the fixes that the page offers mend it."""
    browser.click("#tab-graph")
    choose(browser, "With mistakes")
    assert browser.text("#state") == "1 error." and "reluu" in browser.text("#diagnostics")
    assert browser.script("return document.querySelectorAll('#shown .error').length") == 1
    look(browser, "mistakes")
    for left in ("1 error.", "No errors."):
        before = browser.script("return version")
        browser.click(".fix")
        browser.wait(f"return version > {before} + 1")
        checked(browser)
        assert browser.text("#state") == left, browser.text("#state")
    assert "relu)" in browser.script("return editor.text") and "x * weight" in browser.script("return editor.text")


def keyboard(browser):
    """Without a mouse: typing, tabs by arrows, running by Ctrl+Enter, the layout by Alt+Shift+F."""
    choose(browser, "Half moons")
    browser.script("editor.source.setSelectionRange(0, 0)")
    browser.keys("#source", "const a=1\n")
    checked(browser)
    assert browser.script("return editor.text").startswith("const a=1\n")
    browser.keys("#source", "\ue00a\ue008F\ue000")
    browser.wait("return editor.text.startsWith('const a = 1')")
    browser.keys("#tab-graph", "\ue012")
    assert browser.script("return document.activeElement.id") == "tab-run"
    browser.keys("#source", "\ue009\ue007\ue000")
    browser.wait("return document.querySelector('#ran').textContent.startsWith('Done')")
    browser.script("const t = document.querySelector('#inputs textarea'); t.value = '[[1, 2, 3]]'")
    browser.click("#start")
    assert "position" in browser.wait("return document.querySelector('#ran.failed')?.textContent")


def stopping(browser):
    """What runs too long is ended, by the button and by a change of the text; the compiler answers after it."""
    heavy = "model Heavy {\n    input x: f32[1, 64, 64, 4]\n    output y = x |> Conv2D(256, 9) |> Conv2D(256, 9)\n}\n"
    for stop in ("document.querySelector('#stop').click()", "editor.replace(0, 0, '# Another.\\n')"):
        before = browser.script("return version")
        browser.script("document.querySelector('#settings').value = ''; editor.text = arguments[0]; changed()", heavy)
        browser.wait(f"return version > {before} + 1")
        checked(browser)
        browser.script("run()")
        browser.wait("return document.querySelector('#ran').textContent === 'Running.'")
        browser.script(stop)
        browser.wait("return document.querySelector('#ran').textContent === 'Stopped.'", 10)
    checked(browser)
    assert browser.text("#state") == "No errors."


def documentation(browser):
    pages = sorted(path for path in SITE.rglob("*.html") if path.parent.name != "try" and path.name != "404.html")  # of a server
    assert len(pages) > 15
    for path in pages:
        browser.open(path)
        look(browser, "site-" + path.relative_to(SITE).with_suffix("").as_posix().replace("/", "-"))
        assert "\\|" not in browser.script("return [...document.querySelectorAll('td')].map(t => t.textContent).join()"), path
        cut = browser.script("return [...document.querySelectorAll('.md-typeset__scrollwrap')].filter(t => t.scrollWidth > t.clientWidth).length")
        assert cut == 0, f"{path}: {cut} tables are cut in a wide window"
        unread = [text for text in browser.complaints() if "favicon" not in text]
        assert not unread, f"{path}: {unread}"


with Browser(FOLDER) as browser:
    browser.size(*WIDE)
    browser.open(SITE / "try" / "index.html")
    browser.wait("return document.body.dataset.checked")
    checked(browser)
    examples(browser)
    mistakes(browser)
    keyboard(browser)
    stopping(browser)
    assert not (said := browser.complaints()), said
    documentation(browser)
print("the site is as it should be")
