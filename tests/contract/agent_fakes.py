"""A small dialogue over the browser in memory, so that the agent's HTTP can be tested without Chromium.

It understands "name=value; name=value" and nothing else; understanding has its own tests.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from speak_to_input.adapters.auth.shared_key import SharedKeyTokens
from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.core.drafts import Draft
from speak_to_input.core.events import Event, EventKind, PastSession, PastSessions, Sought
from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form, Option
from speak_to_input.core.live import HandAct, Mouse, PageWidth, Picker, Resized, Seen
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.touches import SetValue, Touch
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Timings, Turn
from speak_to_input.errors import FormUnknown, InvalidInput, SessionUnknown, SpeakToInputError
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.ports import FormBrowser, Watching
from speak_to_input.services.agent.parts import Parts
from tests.contract.accounts_fakes import KEY
from tests.contract.live_fakes import ScriptedView

TOKENS = SharedKeyTokens(lambda: KEY, lambda: datetime.now(UTC))
BASE = "http://127.0.0.1:7863"
URL = f"{BASE}/forms/loan/"
TERMS = (Option("12", "12 tháng"), Option("24", "24 tháng"))
LOAN = Form(
    type="loan",
    url=URL,
    title="Đề nghị vay vốn",
    steps=2,
    fields=(
        Field("customerName", "Họ và tên", required=True, section="Người vay"),
        Field("phoneNumber", "Số điện thoại", FieldType.TEL, pattern=r"0\d{9}"),
        Field(
            "loanTerm",
            "Kỳ hạn",
            FieldType.SELECT,
            step=2,
            options=(Option("12", "12 tháng"), Option("24", "24 tháng")),
        ),
    ),
    buttons=(Button("Tiếp tục", ButtonRole.NEXT, ref="next"),),
)


@dataclass
class SmallDialogue:
    """Writes what "name=value" says; `broken` is raised instead, `gate` holds every message back."""

    browser: FormBrowser
    broken: Exception | None = None
    gate: asyncio.Event | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    heard: list[str] = field(default_factory=list)
    touched: list[Touch] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)
    zones: dict[str, tzinfo] = field(default_factory=dict)
    kept: list[Draft] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    _locks: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> Form:
        if self.broken:
            raise self.broken
        if form_type and form_url:
            raise InvalidInput("form_type and form_url were both given")
        if form_type and form_type != "loan":
            raise FormUnknown(f"there is no form {form_type!r}", hint="use loan")
        return await self.browser.open(session_id, form_url or URL)

    async def hear(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
        spoken_at: datetime | None = None,
    ) -> Turn:
        async with self._locks[session_id]:
            self.arrived.set()
            if self.gate:
                await self.gate.wait()
            self.heard.append(text)
            try:
                await self.form(session_id)
            except SessionUnknown:
                await self.open(session_id, form_type=form_type, form_url=form_url)
            if self.broken:
                raise self.broken
            return await self._carry_out(text, session_id, request_id)

    async def preview(
        self, text: str, *, session_id: str, form_type: str | None = None, form_url: str | None = None
    ) -> Turn:
        try:
            form = await self.form(session_id)
        except SessionUnknown:
            opened = Outcome(ActionType.OPEN, Status.SKIPPED, value=form_url or URL)
            return Turn(True, session_id, "", current_correlation_id(), "", (opened,))
        wanted = [part.split("=") for part in text.split("; ")]
        actions = tuple(Outcome(ActionType.FILL, Status.SKIPPED, n.strip(), value=v) for n, v in wanted)
        return Turn(True, session_id, "", current_correlation_id(), "", actions, form)

    async def answers(self) -> bool:
        return True

    async def form(self, session_id: str) -> Form:
        return await self.browser.read(session_id)

    async def resume(self, session_id: str) -> Form | None:
        try:
            return await self.browser.read(session_id)
        except SessionUnknown:
            return None

    async def stop(self) -> None:
        pass

    async def events(self, session_id: str) -> tuple[Event, ...]:
        return tuple(
            Event(seq, "2026-11-23T09:00:00.000+07:00", seq, EventKind.HEARD, by="text", text=text)
            for seq, text in enumerate(self.heard, 1)
        )

    async def claim(self, session_id: str, owner: str) -> str:
        return self.owners.setdefault(session_id, owner)

    async def sessions(self, limit: int, cursor: str, sought: Sought) -> PastSessions:
        at = "2026-11-23T09:00:00.000+07:00"
        one = PastSession("s1", at, at, "loan", "Đề nghị vay vốn", len(self.heard), "", sent=False)
        return PastSessions((one,) if self.heard and sought.form_type in {"", "loan"} else ())

    async def forget(self, session_id: str) -> None:
        self.heard.clear()

    async def drafts(self, owner: str = "local") -> tuple[Draft, ...]:
        return tuple(self.kept)

    async def delete_draft(self, draft_id: str, owner: str = "local") -> bool:
        before = len(self.kept)
        self.kept = [draft for draft in self.kept if draft.id != draft_id]
        return len(self.kept) < before

    async def close(self, session_id: str) -> None:
        await self.browser.close(session_id)

    async def looked(self, session_id: str, field: str) -> None:
        self.looks.append((session_id, field))

    def seen_from(self, session_id: str, zone: tzinfo) -> None:
        self.zones[session_id] = zone

    async def touch(self, touch: Touch, *, session_id: str, request_id: str = "") -> Turn:
        assert isinstance(touch, SetValue)
        self.touched.append(touch)
        await self.form(session_id)
        return await self._carry_out(f"{touch.field}={touch.value}", session_id, request_id)

    async def _carry_out(self, text: str, session_id: str, request_id: str) -> Turn:
        wanted = [part.split("=") for part in text.split("; ")]
        outcomes = await self.browser.act(session_id, [Write(name.strip(), value) for name, value in wanted])
        actions = tuple(
            Outcome(
                ActionType.FILL,
                outcome.status,
                name.strip(),
                value=outcome.after,
                previous=outcome.before,
                heard=value,
                verified=outcome.after == value,
                error=outcome.error or None,
                duration_ms=1.0,
            )
            for outcome, (name, value) in zip(outcomes, wanted, strict=True)
        )
        done = all(outcome.status is Status.DONE for outcome in outcomes)
        ask = (
            None if done else Pending(PendingKind.CLARIFY, "Xin nói lại ạ?", (), "2026-11-23T08:00:00+07:00")
        )
        return Turn(
            done, session_id, request_id, current_correlation_id(), "Dạ, đã điền.", actions,
            await self.form(session_id), ask, timings=Timings(1.0, 2.0, 3.0),
        )  # fmt: skip


@dataclass
class SmallChromium:
    """Pictures and hands without a browser."""

    browser: FakeBrowser
    runs: bool = True
    refuses_to_start: SpeakToInputError | None = None
    refuses_to_stop: Exception | None = None
    started: bool = False
    shows: list[Seen | None] = field(default_factory=list)
    acts: list[HandAct] = field(default_factory=list)
    since: list[int | None] = field(default_factory=list)
    picker: Picker | None = None
    width: PageWidth | None = None
    hand_fails: SpeakToInputError | None = None
    printed: list[str] = field(default_factory=list)

    async def start(self) -> None:
        if self.refuses_to_start:
            raise self.refuses_to_start
        self.started = True

    async def stop(self) -> None:
        if self.refuses_to_stop:
            raise self.refuses_to_stop
        self.started = False

    async def healthy(self) -> bool:
        return self.runs

    async def screenshot(self, session_id: str) -> bytes:
        await self.browser.read(session_id)
        return b"\x89PNG\r\n\x1a\n"

    async def print_pdf(self, session_id: str) -> bytes:
        await self.browser.read(session_id)
        return b"%PDF-1.7"

    async def print_document(self, html: str) -> bytes:
        self.printed.append(html)
        return b"%PDF-1.7"

    async def watch(self, session_id: str, since: int | None = None) -> Watching:
        self.since.append(since)
        return ScriptedView(await self.browser.read(session_id), self.shows)

    async def hand(self, session_id: str, act: HandAct) -> Picker | PageWidth | None:
        if self.hand_fails is not None:
            raise self.hand_fails
        self.acts.append(act)
        if isinstance(act, Resized):
            return self.width
        return self.picker if isinstance(act, Mouse) and act.action == "down" else None


@dataclass
class Desk:
    """Everything that a test may look at or break."""

    dialogue: SmallDialogue
    chromium: SmallChromium
    shelf: FolderShelf
    metrics: AgentMetrics

    @classmethod
    def new(cls, folder: Path) -> "Desk":
        browser = FakeBrowser({URL: LOAN})
        shelf = FolderShelf(folder / "files")
        return cls(
            SmallDialogue(browser), SmallChromium(browser), shelf, AgentMetrics("browser-agent", "1.2.3")
        )

    @property
    def parts(self) -> Parts:
        return Parts(self.dialogue, self.chromium, self.shelf, self.metrics, TOKENS)
