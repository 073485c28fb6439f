"""An agent that can be killed and started again, and one session of it held to what it promises."""

import re
import time
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from speak_to_input.core.events import Event, EventKind
from speak_to_input.dialog.ledger import Ledger
from tests.e2e.acts.talk import spelled
from tests.e2e.agent_process import Running, free_port, running_agent
from tests.e2e.browser_site import executable
from tests.e2e.chaos.tabs import Tab, tab, with_devtools
from tests.e2e.said_records import Told

ANSWER_WITHIN_S = 3.0
_PLAIN = {"text", "textarea", "number", "tel", "email", "date", "select", "radio", "checkbox", "time"}
_SETTLES_WITHIN_S = 10.0
_CLAIMS = {
    re.compile(r"(?<!ô )đã điền (?!lại)"): "fill",
    re.compile(r"đã xóa (?!bản nháp)"): "clear",
    re.compile(r"đã hoàn tác "): "undo",
    re.compile(r"đã làm lại "): "redo",
    re.compile(r"đã lưu nháp"): "save_draft",
    re.compile(r"đã gửi, trang báo"): "submit",
}
"""What an answer may claim, and the type of the verified action that must stand behind it."""


class Desk:
    """The agent on a port of its own, what it keeps in `folder`."""

    def __init__(self, folder: Path, origin: str) -> None:
        chromium = executable()
        assert chromium is not None
        self._folder = folder
        self._settings = {
            "S2I_AGENT__PORT": str(free_port()),
            "S2I_AGENT__ANSWER_WITHIN_S": str(ANSWER_WITHIN_S),
            "S2I_FORMS__ALLOWED_ORIGINS": origin,
            "S2I_LIMITS__REQUESTS_PER_S": "1000",
            "S2I_BROWSER__EXECUTABLE": str(with_devtools(folder, chromium)),
        }
        self._running = ExitStack()
        self.start()

    def start(self) -> None:
        self.devtools = free_port()
        variables = self._settings | {"CHAOS_PORT": str(self.devtools)}
        self.agent: Running = self._running.enter_context(running_agent(self._folder, **variables))

    def kill(self) -> None:
        """End the agent the hard way and start it again on the same port and folder."""
        self.agent.kill()
        self._running.close()
        self.start()

    def end(self) -> None:
        self._running.close()

    @property
    def sent(self) -> int:
        """Records that the backend of the bank forms holds."""
        return sum(len(self.agent.stored(name)) for name in ("loan", "crm", "hr", "compliance", "operations"))


@dataclass
class Talk:
    """One session, looked at from outside: HTTP, and the document itself."""

    desk: Desk
    name: str
    told: Told
    url: str = ""
    """Of a page that is not the bank's."""
    counted: bool = True
    """Its backend tells how many records it got."""
    count: int = 0
    asked: int = 0
    waits: str = ""
    """Kind of the question that waits, as far as the last answer told."""
    said: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.name}-{self.count}"

    def open(self) -> None:
        """A new session of its own."""
        if self.count:
            self.desk.agent.http.delete(f"/api/sessions/{self.id}")
        self.count, self.waits = self.count + 1, ""
        form = {"form_url": self.url} if self.url else {"form_type": self.name}
        opened = self.desk.agent.http.post("/api/sessions", json={"session_id": self.id, **form})
        assert opened.status_code == 200, opened.text

    def say(self, text: str, request_id: str = "") -> dict[str, Any]:
        """One sentence, its answer held against the page."""
        request_id = request_id or self.new_request()
        self.said.append(text)
        answer = self.desk.agent.execute(text, self.id, request_id=request_id)
        assert answer.status_code == 200, answer.text
        turn: dict[str, Any] = answer.json()
        self.waits = turn["pending"]["kind"] if turn["pending"] else ""
        self._judge(turn)
        return turn

    def new_request(self) -> str:
        self.asked += 1
        return f"r{self.asked}"

    def begin(self, text: str, request_id: str) -> None:
        """Send a sentence and hang up before the answer comes."""
        body = {"user_message": text, "session_id": self.id, "request_id": request_id}
        try:
            self.desk.agent.http.post("/api/execute", json=body, timeout=httpx.Timeout(10, read=0.001))
        except httpx.ReadTimeout:
            self.said.append(f"(hung up) {text}")

    def form(self) -> dict[str, Any]:
        return self.desk.agent.form(self.id)

    def page(self) -> AbstractContextManager[Tab]:
        """The document itself."""
        return tab(self.desk.devtools, lambda: str(self.form()["url"]))

    def events(self) -> list[Event]:
        answer = self.desk.agent.http.get(f"/api/sessions/{self.id}/ledger")
        assert answer.status_code == 200, answer.text
        return [Event(**(told | {"kind": EventKind(told["kind"])})) for told in answer.json()["events"]]

    # -- what must agree ----------------------------------------------------------------------------

    def agree(self) -> None:
        """Wait until page, agent and ledger tell the same; they must, as soon as the page has come to rest."""
        until = time.monotonic() + _SETTLES_WITHIN_S
        while (differs := self._differences()) and time.monotonic() < until:
            time.sleep(0.05)
        assert not differs, (self.id, differs, self.said[-12:])

    def _differences(self) -> dict[str, tuple[str, str, str]]:
        """Field -> by the document, by the agent, by the ledger, where they are not the same."""
        form = self.form()
        ledger = Ledger.replay(self.events())
        known = {} if ledger.sent else ledger.values
        with self.page() as page:
            held = page.values()
        differs = {}
        for box in form["fields"]:
            name, value = box["name"], spelled(box["value"])
            there = spelled(held[name]) if box["type"] in _PLAIN and name in held else value
            noted = spelled(known[name]) if name in known and box["type"] in _PLAIN else value
            if not there == value == noted:
                differs[name] = (there, value, noted)
        return differs

    def _judge(self, turn: dict[str, Any]) -> None:
        """What the answer claims was verified, and its form is the page's."""
        if not turn["actions"] or "đã mở lại" in turn["result"]:
            return
        verified = {a["type"] for a in turn["actions"] if a["status"] == "done" and a["verified"]}
        for claim, kind in _CLAIMS.items():
            assert kind in verified or not claim.search(turn["result"]), (kind, turn["result"])
        if turn["form"] is None or any(a["type"] == "submit" for a in turn["actions"]):
            return
        with self.page() as page:
            held = page.values()
        types = {box["name"]: box["type"] for box in turn["form"]["fields"]}
        last = {a["field"]: a for a in turn["actions"] if a["field"] in held and a["verified"]}
        for name, action in last.items():
            if action["type"] in ("fill", "clear", "undo", "redo") and types[name] in _PLAIN:
                assert spelled(held[name]) == spelled(action["value"]), (action, self.said[-12:])
