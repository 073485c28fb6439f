"""A small web server for browser tests: inline pages, redirects, the foreign test pages; and a warm browser."""

import asyncio
import contextlib
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from speak_to_input.adapters.browser.browser import PlaywrightBrowser
from speak_to_input.adapters.browser.options import BrowserOptions
from speak_to_input.core.forms import ButtonRole, Form
from speak_to_input.core.page_acts import Clicked, HandEdit, PageOutcome, Press, Write

PAGES = Path(__file__).parent.parent / "pages"
RECEIVED = (
    "<!doctype html><html lang=vi><title>Xong</title><link rel=icon href='data:,'><h1>Đã nhận thông tin</h1>"
)
_KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@dataclass
class Site:
    """Pages by path; `asked` keeps the paths that were requested, `posted` what was sent to /posted."""

    origin: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    held: dict[str, threading.Event] = field(default_factory=dict)
    """Paths that are not answered until their event is set."""

    def page(self, path: str, body: str, title: str = "Trang thử") -> str:
        """Serve `body` under `path`; gives the address."""
        self.pages[path] = (
            f"<!doctype html><html lang=vi><title>{title}</title><link rel=icon href='data:,'>{body}"
        )
        return self.origin + path

    def redirect(self, path: str, target: str) -> str:
        """Serve a redirect under `path`; gives the address."""
        self.redirects[path] = target
        return self.origin + path


@contextmanager
def serve() -> Iterator[Site]:
    """A site on a free port of the loopback address."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.asked.append(path)
            if path in site.held:
                site.held[path].wait(30)
            if path in site.redirects:
                self.send_response(302)
                self.send_header("Location", site.redirects[path])
                self.end_headers()
                return
            self._send(path)

        def do_POST(self) -> None:
            if self.path != "/posted":
                self.send_error(404)
                return
            site.posted.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._answer(RECEIVED.encode(), _KINDS[".html"])

        def _send(self, path: str) -> None:
            file = PAGES / path.removeprefix("/pages/")
            file = file / "index.html" if path.endswith("/") else file
            if path in site.pages:
                body, kind = site.pages[path].encode(), _KINDS[".html"]
            elif path.startswith("/pages/") and file.is_file():
                body, kind = file.read_bytes(), _KINDS.get(file.suffix, "application/octet-stream")
            else:
                self.send_error(404)
                return
            self._answer(body, kind)

        def _answer(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def executable() -> Path | None:
    """The browser to test with: the one that is set, else an installed one, else Playwright's own."""
    named = os.environ.get("S2I_BROWSER__EXECUTABLE")
    found = named or next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None
    )
    return Path(found) if found else None


@asynccontextmanager
async def running(
    *origins: str,
    on_hand_edit: Callable[[str, HandEdit], None] = lambda name, edit: None,
    on_clicked: Callable[[str, Clicked], None] = lambda name, click: None,
    **options: Any,
) -> AsyncIterator[PlaywrightBrowser]:
    """A started browser that may open `origins`."""
    browser = PlaywrightBrowser(
        BrowserOptions(executable=executable(), allowed_origins=origins, **options),
        on_hand_edit=on_hand_edit,
        on_clicked=on_clicked,
    )
    await browser.start()
    try:
        yield browser
    finally:
        await browser.stop()


class Visitor:
    """One session, asked in the words of a test."""

    def __init__(self, browser: PlaywrightBrowser, session_id: str) -> None:
        self.browser = browser
        self.session_id = session_id

    async def open(self, url: str) -> Form:
        return await self.browser.open(self.session_id, url)

    async def form(self) -> Form:
        return await self.browser.read(self.session_id)

    async def value(self, name: str) -> str:
        found = (await self.form()).field(name)
        assert found is not None, f"no field {name}"
        return found.value

    async def settled(self, name: str, value: str, limit_s: float = 5) -> str:
        """What the field holds, as soon as that is `value`: what hands do is told of a little later than done."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                while (found := (form := await self.form()).field(name)) is None or found.value != value:
                    await self.browser.change_after(self.session_id, form.version)
        return await self.value(name)

    async def write(self, **texts: str) -> list[PageOutcome]:
        return await self.write_all(texts)

    async def write_all(self, texts: dict[str, str]) -> list[PageOutcome]:
        return list(
            await self.browser.act(self.session_id, [Write(name, text) for name, text in texts.items()])
        )

    async def press(self, role: ButtonRole, label: str = "") -> PageOutcome:
        """Press the first visible button of that role, of the page or of an open dialog."""
        form = await self.form()
        buttons = [b for d in form.dialogs for b in d.buttons] + list(form.buttons)
        button = next(b for b in buttons if b.role is role and b.visible and label in b.label)
        return (await self.browser.act(self.session_id, [Press(button.ref)]))[0]

    async def script(self, code: str) -> Any:
        """Run code as the page's own script would."""
        live = self.browser._sessions[self.session_id]._live
        assert live is not None
        return await live.page.evaluate(code)

    async def type_by_hand(self, selector: str, text: str) -> None:
        """Trusted keys, as from a keyboard."""
        live = self.browser._sessions[self.session_id]._live
        assert live is not None
        await live.page.click(selector)
        await live.page.keyboard.type(text)
