"""The pages of the agent's Chromium over a second DevTools connection: what stands there, and trusted hands on it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urldefrag

import httpx
from websockets.sync.client import ClientConnection, connect

_BACK_WITHIN_S = 15.0
_READ = """(() => {
  const held = {};
  for (const box of document.querySelectorAll('input[name], select[name], textarea[name]')) {
    if (['file', 'hidden', 'submit', 'button', 'search'].includes(box.type) || box.role === 'combobox') continue;
    const found = held[box.name] ??= {type: box.type, values: [], boxes: 0};
    found.boxes += 1;
    if (box.type === 'radio' || box.type === 'checkbox') { if (box.checked) found.values.push(box.value); }
    else found.values.push(box.value);
  }
  return held;
})()"""
_SPOT = """(() => {
  const box = document.querySelector('[name=' + JSON.stringify(%s) + ']');
  if (!box || box.disabled || box.readOnly || !box.offsetParent) return null;
  box.scrollIntoView({block: 'center'});
  const at = box.getBoundingClientRect();
  const x = at.x + at.width / 2, y = at.y + at.height / 2;
  return document.elementFromPoint(x, y) === box ? {x, y} : null;
})()"""


class Tab:
    """One page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._count = 0

    def values(self) -> dict[str, str]:
        """What plain boxes hold by the document itself; sets of boxes of one name joined by line breaks."""
        held = self.evaluate(_READ)
        return {name: _value(box) for name, box in held.items()}

    def type_over(self, name: str, text: str) -> bool:
        """Click a text box and type over what is there; False when no hand can reach it."""
        spot = self.evaluate(_SPOT % json.dumps(name))
        if spot is None:
            return False
        for kind in ("mousePressed", "mouseReleased"):
            self._send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **spot)
        self._send("Input.dispatchKeyEvent", type="keyDown", key="a", commands=["selectAll"])
        self._send("Input.dispatchKeyEvent", type="keyUp", key="a")
        for kind in ("rawKeyDown", "keyUp"):
            self._send(
                "Input.dispatchKeyEvent", type=kind, key="Delete", code="Delete", windowsVirtualKeyCode=46
            )
        if text:
            self._send("Input.insertText", text=text)
        return True

    def reload(self) -> None:
        """Load the page anew, as by F5."""
        self.evaluate("window.before = true")
        self._send("Page.reload")
        while self.evaluate("window.before || document.readyState !== 'complete'"):
            pass

    def evaluate(self, code: str) -> Any:
        answer = self._send("Runtime.evaluate", expression=code, returnByValue=True)
        return answer.get("result", {}).get("value")

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=10))
            if answer.get("id") == self._count:
                found: dict[str, Any] = answer.get("result", {})
                return found


@contextmanager
def tab(port: int, look: Callable[[], str]) -> Iterator[Tab]:
    """The page in the Chromium whose DevTools listen on `port`, as soon as it is there.

    `look` has the agent look at the page, which brings a killed one back, and gives its address.
    """
    address = f"ws://127.0.0.1:{port}/devtools/page/{_target(port, look)}"
    with connect(address, proxy=None, max_size=None) as socket:
        yield Tab(socket)


def _target(port: int, look: Callable[[], str]) -> str:
    until = monotonic() + _BACK_WITHIN_S
    while monotonic() < until:
        url = look()
        try:
            targets = httpx.get(f"http://127.0.0.1:{port}/json/list", trust_env=False).json()
        except httpx.TransportError:
            targets = []
        here = [t for t in targets if t["type"] == "page" and urldefrag(t["url"]).url == urldefrag(url).url]
        if here:
            (target,) = here
            return str(target["id"])
        sleep(0.05)
    raise AssertionError(f"no page shows {look()}")


def with_devtools(folder: Path, chromium: Path) -> Path:
    """A Chromium that listens on the port named by CHAOS_PORT besides the pipe of whoever started it."""
    script = folder / "chromium"
    script.write_text(f'#!/bin/sh\nexec "{chromium}" --remote-debugging-port="$CHAOS_PORT" "$@"\n')
    script.chmod(0o755)
    return script


def _value(box: dict[str, Any]) -> str:
    if box["type"] == "checkbox" and box["boxes"] == 1:
        return "true" if box["values"] else "false"
    return "\n".join(box["values"])
