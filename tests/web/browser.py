"""A headless Chromium by the WebDriver protocol: as much of it as the tests of pages need."""

import base64
import json
import pathlib
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        port = next(line.split("port ")[1].rstrip(".\n") for line in self.driver.stdout if "successfully on port" in line)
        self.base = f"http://127.0.0.1:{port}/session"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/profile"]
        options = {"browserName": "chrome", "goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}
        started = self.call("POST", "", {"capabilities": {"alwaysMatch": options}})
        self.base += "/" + started["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, path):
        self.call("POST", "/url", {"url": pathlib.Path(path).resolve().as_uri()})

    def size(self, width, height):
        """The size of what a page is shown in, which for narrow ones is less than a window may be."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": screen})

    def script(self, text, *arguments):
        return self.call("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def find(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click", {})

    def keys(self, selector, text):
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def text(self, selector):
        return self.script("return document.querySelector(arguments[0]).textContent", selector)

    def wait(self, condition, seconds=120):
        """Until the script gives something true, which it returns."""
        end = time.monotonic() + seconds
        while not (found := self.script(condition)):
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s: {condition}\n{self.script('return document.body.innerText')[:3000]}")
            time.sleep(0.1)
        return found

    def picture(self, name):
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(self.call("GET", "/screenshot")))

    def complaints(self):
        """What went wrong since the last time, by the console."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]
