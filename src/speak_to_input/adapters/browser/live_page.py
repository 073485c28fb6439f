"""One Chromium page with the page script in its own world: calls in, readings and dialogs out."""

import asyncio
import base64
import contextlib
import json
from collections.abc import Callable, Coroutine
from typing import Any

from playwright.async_api import CDPSession, Page, Request
from playwright.async_api import Dialog as NativeDialog
from playwright.async_api import Error as PlaywrightError

from speak_to_input.adapters.browser.origins import OriginPolicy
from speak_to_input.adapters.browser.script import BINDING, CALL, WORLD, page_script, setters_script

_WITHOUT_FILES = """function () {
  this.value = "";
  for (const type of ["input", "change"]) this.dispatchEvent(new Event(type, { bubbles: true }));
}"""
_ABORTED = "net::ERR_ABORTED"
_ANSWERABLE = ("document", "xhr", "fetch")


class PageGone(Exception):
    """The page went away (crash, kill, navigation) while it was being asked something."""


class LivePage:
    """Raw DevTools calls into the page script; Playwright's own layer would cost half as much again.

    `on_reading` gets every change of the page (`page/source/model.ts`, Reading). All of them come the same
    way, so they come in order, and those that a call caused come before the call's own answer.
    """

    def __init__(self, page: Page, cdp: CDPSession, policy: OriginPolicy) -> None:
        self.page = page
        self.dialog: NativeDialog | None = None
        self.dead = False
        self.leaving = False
        self.density = 1.0
        """Pixels for each CSS pixel that whoever looks has use for."""
        self.on_reading: Callable[[dict[str, Any]], None] = lambda reading: None
        self.on_dialog: Callable[[], None] = lambda: None
        self.on_death: Callable[[], None] = lambda: None
        self.on_density: Callable[[], None] = lambda: None
        self.unfinished: dict[Request, int] = {}
        self.devtools = cdp
        self._policy = policy
        self._main_frame = ""
        self._context: int | None = None
        self._refused = ""
        self._told = False
        self._requests = 0
        self._event = asyncio.Event()
        self._blocked: set[asyncio.Future[Any]] = set()
        self._looks: set[asyncio.Future[Any]] = set()

    @classmethod
    async def attach(cls, page: Page, policy: OriginPolicy) -> "LivePage":
        """Put the script into `page` and all documents that it will load."""
        cdp = await page.context.new_cdp_session(page)
        live = cls(page, cdp, policy)
        live._listen()
        tree = await cdp.send("Page.getFrameTree")
        live._main_frame = tree["frameTree"]["frame"]["id"]
        await asyncio.gather(
            cdp.send("Page.enable"),
            cdp.send("Runtime.enable"),
            cdp.send("Runtime.addBinding", {"name": BINDING, "executionContextName": WORLD}),
            cdp.send(
                "Page.addScriptToEvaluateOnNewDocument",
                {"source": page_script(), "worldName": WORLD, "runImmediately": True},
            ),
            cdp.send(
                "Page.addScriptToEvaluateOnNewDocument",
                {"source": setters_script(), "runImmediately": True},
            ),
            # Playwright lets redirects pass unasked; here every request is seen, redirected ones too.
            cdp.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]}),
        )
        return live

    async def goto(self, url: str, timeout_s: float) -> None:
        """Load `url` and wait for the script's first reading of it.

        Raises: OriginNotAllowed when it redirects to where it must not.
        """
        self.leaving = True
        self._refused = ""
        try:
            try:
                await self._load(url, timeout_s)
            except PlaywrightError as error:
                if _ABORTED not in error.message:
                    raise
                # The old page had just begun to go elsewhere itself, and that was what ended.
                self._refused = ""
                await self._load(url, timeout_s)
            await self.ready(timeout_s)
        except PlaywrightError:
            self._policy.check(self._refused or url)
            raise
        except asyncio.CancelledError:
            # The driver only stops waiting: the page would still be left as soon as its server answers.
            await self._quietly("Page.stopLoading", {})
            raise
        finally:
            self.leaving = False

    async def _load(self, url: str, timeout_s: float) -> None:
        # A page may greet with an alert, which holds up its loading until it is answered.
        await self.unless_dialog(self.page.goto(url, wait_until="domcontentloaded", timeout=timeout_s * 1000))

    async def ready(self, timeout_s: float) -> None:
        """Wait until the script has told of the document that is shown. Raises: PageGone, TimeoutError."""
        async with asyncio.timeout(timeout_s):
            while not self._told and self.dialog is None:
                await self.next_event()

    @property
    def is_ready(self) -> bool:
        """False while one document is left and the next one has not been read yet."""
        return self._told

    @property
    def document(self) -> int | None:
        """Which document is shown: another number after every load; None while one is left for the next."""
        return self._context

    async def call(self, name: str, *args: object) -> Any:
        """One function of the page script. Raises: PageGone."""
        answer = await self._ask(name, args, by_value=True)
        return answer.get("value")

    async def refresh(self) -> None:
        """Have the page told of now rather than when its next push comes. Raises: PageGone."""
        await self.call("read")

    async def set_files(self, field: str, paths: list[str]) -> None:
        """Put local files into a file field; none empties it, which the driver's own command does not do."""
        handle = await self._ask("elementFor", (field,), by_value=False)
        if paths:
            await self.send("DOM.setFileInputFiles", {"files": paths, "objectId": handle["objectId"]})
            return
        await self.send(
            "Runtime.callFunctionOn", {"functionDeclaration": _WITHOUT_FILES, "objectId": handle["objectId"]}
        )

    async def unless_dialog(self, work: Coroutine[Any, Any, Any]) -> Any:
        """What `work` gives, or None as soon as a native dialog opens: it holds up everything on the page."""
        task = asyncio.ensure_future(work)
        self._keep(task)
        return await self._until_dialog(task)

    async def look(self, work: Coroutine[Any, Any, Any]) -> Any:
        """As `unless_dialog`, for work that changes nothing: whoever answers the dialog need not wait for it."""
        if self.dialog is not None:
            work.close()
            return None
        task = asyncio.ensure_future(work)
        self._looks.add(task)
        task.add_done_callback(self._over)
        try:
            return await self._until_dialog(task)
        except asyncio.CancelledError:
            task.cancel()
            raise

    async def png(self) -> bytes:
        """What the window shows. Playwright's own way waits for fonts and frames, and styles the page meanwhile."""
        answer = await self.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(answer["data"])

    async def next_event(self) -> None:
        """Wait for anything to happen: reading, navigation, answer of a server, dialog. Raises: PageGone."""
        if self.dead:
            raise PageGone("the page was closed")
        self._event.clear()
        await self._event.wait()

    async def answer_native(self, accept: bool, text: str) -> None:
        """Answer the open native dialog and let the page go on."""
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        self.on_dialog()
        if accept:
            await (dialog.accept(text) if dialog.type == "prompt" else dialog.accept())
        else:
            await dialog.dismiss()
        waiting = [task for task in self._blocked if not task.done()]
        if waiting:
            await asyncio.wait(waiting, timeout=3)

    @property
    def requests(self) -> int:
        """How many requests the page has begun: compare to tell new ones from old ones."""
        return self._requests

    def _listen(self) -> None:
        self.devtools.on("Runtime.executionContextCreated", self._context_created)
        self.devtools.on("Runtime.executionContextDestroyed", self._context_destroyed)
        self.devtools.on("Runtime.executionContextsCleared", lambda _: self._forget())
        self.devtools.on("Runtime.bindingCalled", self._pushed)
        self.devtools.on("Fetch.requestPaused", self._judge_request)
        self.page.on("dialog", self._dialog_opened)
        self.page.on("crash", lambda _: self._died())
        self.page.on("close", lambda _: self._died())
        self.page.on("request", self._request_began)
        self.page.on("requestfinished", self._request_ended)
        self.page.on("requestfailed", self._request_ended)

    def _context_created(self, event: dict[str, Any]) -> None:
        context = event["context"]
        if context["name"] == WORLD and context["auxData"].get("frameId") == self._main_frame:
            self._context, self._told = context["id"], False

    def _context_destroyed(self, event: dict[str, Any]) -> None:
        if event["executionContextId"] == self._context:
            self._forget()

    def _forget(self) -> None:
        self._context, self._told = None, False
        self._event.set()

    def _pushed(self, event: dict[str, Any]) -> None:
        if event["name"] == BINDING and event["executionContextId"] == self._context:
            self._told = True
            self.on_reading(json.loads(event["payload"]))
            self._event.set()

    def _dialog_opened(self, dialog: NativeDialog) -> None:
        if self.leaving and dialog.type == "beforeunload":
            self._keep(asyncio.ensure_future(dialog.accept()))
            return
        self.dialog = dialog
        self.on_dialog()
        self._event.set()

    def _died(self) -> None:
        self.dead = True
        self._told = False
        self.on_death()
        self._event.set()

    def _request_began(self, request: Request) -> None:
        self._requests += 1
        if request.resource_type in _ANSWERABLE:
            self.unfinished[request] = self._requests
        self._event.set()

    def _request_ended(self, request: Request) -> None:
        self.unfinished.pop(request, None)
        self._event.set()

    def _judge_request(self, event: dict[str, Any]) -> None:
        url, request_id = event["request"]["url"], event["requestId"]
        is_page = event.get("resourceType") == "Document"
        allowed = self._policy.allows_page(url) if is_page else self._policy.allows_part(url)
        if not allowed and event.get("frameId") == self._main_frame and is_page:
            self._refused = url
        verdict = "Fetch.continueRequest" if allowed else "Fetch.failRequest"
        reason = {} if allowed else {"errorReason": "Aborted" if is_page else "BlockedByClient"}
        self._keep(asyncio.ensure_future(self._quietly(verdict, {"requestId": request_id, **reason})))

    async def _quietly(self, method: str, params: dict[str, Any]) -> None:
        with contextlib.suppress(PlaywrightError):  # the request's page may have gone meanwhile
            await self.devtools.send(method, params)

    def _keep(self, task: asyncio.Future[Any]) -> None:
        self._blocked.add(task)
        task.add_done_callback(self._over)

    async def _until_dialog(self, task: asyncio.Future[Any]) -> Any:
        while not task.done() and self.dialog is None:
            await self.next_event()
        return await task if task.done() else None

    def _over(self, task: asyncio.Future[Any]) -> None:
        self._blocked.discard(task)
        self._looks.discard(task)
        if not task.cancelled():
            task.exception()
        self._event.set()

    async def _ask(self, name: str, args: tuple[object, ...], *, by_value: bool) -> dict[str, Any]:
        if self._context is None or self.dead:
            raise PageGone("the page is not loaded")
        answer = await self.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": CALL,
                "executionContextId": self._context,
                "arguments": [{"value": name}, *({"value": arg} for arg in args)],
                "awaitPromise": True,
                "returnByValue": by_value,
            },
        )
        if "exceptionDetails" in answer:
            # The text may quote the page's values, so only the function's name is passed on.
            raise PageGone(f"the page script failed in {name}")
        result: dict[str, Any] = answer["result"]
        return result

    async def send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """One command of the DevTools protocol. Raises: PageGone."""
        try:
            answer: dict[str, Any] = await self.devtools.send(method, params)
        except PlaywrightError as error:
            raise PageGone(f"{method} found no page") from error
        return answer
