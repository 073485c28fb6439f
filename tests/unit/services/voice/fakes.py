"""Ports and mouths in memory, for talk without sound."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from speak_to_input.catalog.hearing import load_invented, load_manners
from speak_to_input.core.forms import Form
from speak_to_input.core.hearing.completeness import Completeness
from speak_to_input.core.hearing.speech import Alternative, Heard
from speak_to_input.core.recorded import Recording
from speak_to_input.core.saved import SavedLine, SavedSession, SessionPage
from speak_to_input.core.turns import Turn
from speak_to_input.errors import SessionUnknown, SpeakToInputError
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import Assistant, Recordings, SessionStore
from speak_to_input.services.voice.board import Board
from speak_to_input.services.voice.surroundings import Surroundings
from speak_to_input.services.voice.utterance import Hearer, Understanding, Utterance
from speak_to_input.wiring import narrator
from tests.unit.core.hearing.previews import turn


@dataclass
class FakeAssistant(Assistant):
    """Answers with what `turn_of` makes of a text; `broken` is raised instead."""

    turn_of: Callable[[str], Turn] = lambda text: turn()
    broken: SpeakToInputError | None = None
    open: Form | None = None
    """What is on the page already."""
    heard: list[str] = field(default_factory=list)
    previewed: list[str] = field(default_factory=list)
    spoken_at: datetime | None = None
    """When what was heard last was begun to be said."""

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
        if self.broken:
            raise self.broken
        self.heard.append(text)
        self.spoken_at = spoken_at
        return self.turn_of(text)

    async def preview(
        self, text: str, *, session_id: str, form_type: str | None = None, form_url: str | None = None
    ) -> Turn:
        if self.broken:
            raise self.broken
        self.previewed.append(text)
        return self.turn_of(text)

    async def form(self, session_id: str) -> Form:
        if self.open is None:
            raise SessionUnknown("there is no open session")
        return self.open

    async def answers(self) -> bool:
        return self.broken is None


@dataclass
class FakeStore(SessionStore):
    """Keeps lines in a list."""

    kept: list[SavedLine] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    broken: SpeakToInputError | None = None

    async def open(self, session: SavedSession) -> SavedSession:
        return session

    async def add(self, session_id: str, line: SavedLine) -> None:
        if self.broken:
            raise self.broken
        self.kept.append(line)

    async def end(self, session_id: str, status: str, at: datetime) -> None:
        """Nothing is to be done."""

    async def drop_active(self, at: datetime) -> None:
        """Nothing is to be done."""

    async def note_form(self, session_id: str, form_type: str) -> None:
        self.forms.append(form_type)

    async def session(self, session_id: str) -> SavedSession:
        return SavedSession(session_id, datetime(2026, 11, 25, tzinfo=UTC))

    async def sessions(self, limit: int, cursor: str = "", status: str = "", owner: str = "") -> SessionPage:
        return SessionPage()

    async def lines(self, session_id: str) -> tuple[SavedLine, ...]:
        return tuple(self.kept)

    async def delete(self, session_id: str) -> None:
        self.kept.clear()


@dataclass
class FakeRecordings(Recordings):
    """Keeps sound in a list."""

    kept: list[bytes] = field(default_factory=list)

    def of(self, owner: str) -> Recordings:
        return self

    async def keep(self, session_id: str, at: datetime, sound: bytes) -> Recording:
        self.kept.append(sound)
        return Recording("0", session_id, at, 0.0)

    async def listed(self) -> tuple[Recording, ...]:
        return ()

    async def sound(self, recording_id: str) -> bytes:
        return self.kept[int(recording_id)]

    async def delete(self, recording_id: str) -> None:
        self.kept.clear()

    async def forget(self, session_id: str) -> None:
        self.kept.clear()


@dataclass
class FakeMouth:
    """Notes what it is told."""

    said: list[str] = field(default_factory=list)
    hushed: int = 0
    pace: float = 1.0

    async def say(self, text: str, about: Utterance | None = None) -> None:
        self.said.append(text)

    async def hush(self) -> None:
        self.hushed += 1

    def change_pace(self, factor: float) -> None:
        self.pace *= factor


@dataclass
class FakeHearer(Hearer):
    """Notes what the listener tells."""

    started: int = 0
    empty: int = 0
    failures: list[SpeakToInputError] = field(default_factory=list)
    partials: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """The words whose effect was shown; `.` where the turn ended."""
    utterances: list[Utterance] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def speech_started(self) -> None:
        self.started += 1

    async def partial(self, understanding: Understanding) -> None:
        if understanding.heard.text:
            self.partials.append(understanding.heard.text)

    async def provisional(self, understanding: Understanding) -> None:
        self.shown.append(understanding.heard.text)

    async def failed(self, error: SpeakToInputError) -> None:
        self.failures.append(error)

    async def nothing(self) -> None:
        self.empty += 1

    async def utterance(self, said: Utterance) -> None:
        self.utterances.append(said)
        self.shown.append(".")
        self.changed.set()


def surroundings(assistant: Assistant, store: SessionStore | None = None) -> Surroundings:
    return Surroundings(
        assistant,
        store or FakeStore(),
        FakeRecordings(),
        Board(),
        VoiceMetrics("voice-bot", "1"),
        load_manners(),
        load_invented(),
        narrator(),
        opening=("mở đơn vay",),
        site=(),
        clock=lambda: datetime(2026, 11, 25, tzinfo=UTC),
    )


def said(text: str, preview: Turn | None = None, score: float = -0.1, voiced_s: float = 1.0) -> Utterance:
    heard = Heard((Alternative(text, score),)) if text else Heard()
    understanding = Understanding(heard, preview, Completeness.USUAL)
    return Utterance(understanding, b"", voiced_s, ended_at=0.0, transcript_at=0.3, turn_ended_at=0.5)
