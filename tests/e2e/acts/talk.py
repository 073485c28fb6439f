"""A conversation with the agent over HTTP: every sentence's page, ledger and reply are held against each other."""

from dataclasses import dataclass, field
from typing import Any

from tests.e2e.agent_process import Running

CONTENT = {
    ".png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    ".pdf": b"%PDF-1.7\n% a test",
    ".docx": b"PK\x03\x04" + bytes(64),
}
"""Files by their ending."""


@dataclass(frozen=True)
class Said:
    """What one sentence came to."""

    turn: dict[str, Any]

    @property
    def reply(self) -> str:
        reply: str = self.turn["result"]
        return reply

    @property
    def acts(self) -> list[tuple[str, str, str | None]]:
        """(type, status, field) of each action."""
        return [(a["type"], a["status"], a["field"]) for a in self.turn["actions"]]

    @property
    def done(self) -> set[str]:
        """Types of the actions that were done and verified on the page."""
        return {a["type"] for a in self.turn["actions"] if a["status"] == "done" and a["verified"]}

    @property
    def pending(self) -> str:
        """What sort of answer is waited for, "" for none."""
        return self.turn["pending"]["kind"] if self.turn["pending"] else ""

    @property
    def options(self) -> list[str]:
        options: list[str] = self.turn["pending"]["options"]
        return options

    @property
    def form(self) -> dict[str, Any]:
        form: dict[str, Any] = self.turn["form"]
        return form


@dataclass
class Talk:
    """One session, asked and looked at from outside only."""

    agent: Running
    session_id: str
    told: list[dict[str, Any]] = field(default_factory=list)
    """The events of the last sentence."""

    def open(self, form_type: str = "", url: str = "") -> "Talk":
        """Open a form, or a session without one."""
        wanted = {"form_type": form_type} if form_type else {"form_url": url} if url else {}
        body = {"session_id": self.session_id, **wanted}
        opened = self.agent.http.post("/api/sessions", json=body)
        assert opened.status_code == 200, opened.text
        return self

    def say(self, text: str, **more: str) -> Said:
        """Say it. The ledger must tell what was heard, meant and answered, and hold what the page holds."""
        answer = self.agent.execute(text, self.session_id, **more)
        assert answer.status_code == 200, answer.text
        said = Said(answer.json())
        self.told = self._last_turn(text)
        meant = [(e["by"], e["status"].partition(":")[0], e["field"] or None) for e in self.events("meant")]
        assert meant == said.acts
        assert [e["text"] for e in self.events("said")] == [said.reply]
        self._agrees_with_page()
        return said

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Those of the last sentence that are of that kind."""
        return [event for event in self.told if event["kind"] == kind]

    def written(self) -> dict[str, str]:
        """Field -> value that the last sentence put on the page, by the ledger."""
        return {e["field"]: e["after"] for e in self.events("written")}

    def ledger(self) -> list[dict[str, Any]]:
        answer = self.agent.http.get(f"/api/sessions/{self.session_id}/ledger")
        assert answer.status_code == 200, answer.text
        events: list[dict[str, Any]] = answer.json()["events"]
        return events

    def is_open(self) -> bool:
        """Whether a form is open."""
        return self.agent.http.get(f"/api/sessions/{self.session_id}/form").status_code == 200

    def form(self) -> dict[str, Any]:
        return self.agent.form(self.session_id)

    def values(self) -> dict[str, str]:
        """The fields that hold something."""
        return {n: v for n, v in self.agent.values(self.session_id).items() if v not in {"", "false"}}

    def value(self, name: str) -> str:
        return self.agent.value(self.session_id, name)

    def give(self, name: str, content: bytes | None = None) -> int:
        """Give a file. Gives: the status of the answer."""
        ending = name[name.rindex(".") :]
        body = CONTENT.get(ending, b"hello") if content is None else content
        files = {"file": (name, body)}
        return self.agent.http.post(f"/api/sessions/{self.session_id}/files", files=files).status_code

    def close(self) -> None:
        self.agent.http.delete(f"/api/sessions/{self.session_id}")

    def _last_turn(self, text: str) -> list[dict[str, Any]]:
        events = self.ledger()
        assert [e["seq"] for e in events] == list(range(1, len(events) + 1))
        heard = next(e for e in reversed(events) if e["kind"] == "heard")
        assert heard["text"] == text
        return [e for e in events if e["turn"] == heard["turn"]]

    def _agrees_with_page(self) -> None:
        """What was written last is what stands there; a form that was sent begins anew."""
        if not self.written() or self.events("sent"):
            return
        shown = self.agent.values(self.session_id)
        for name, value in self.written().items():
            assert spelled(shown[name]) == spelled(value), name


def spelled(value: str) -> str:
    """A value without the dots with which a money box groups thousands."""
    return value.replace(".", "") if value.replace(".", "").isdigit() else value
