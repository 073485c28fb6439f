"""A conversation over the in-memory browser and the snapshots of the bank forms."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.catalog import load_language
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from tests.corpus.cases import load_form

BASE = "http://127.0.0.1:7863"
FORMS = ("loan", "crm", "hr", "compliance", "operations")
Say = Callable[..., Awaitable[Turn]]


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


_AT_WORK = frozenset({"employed", "business_owner"})
_OPENED_BY = {
    "companyName": ("employmentStatus", _AT_WORK),
    "jobTitle": ("employmentStatus", _AT_WORK),
    "leaveType": ("requestType", frozenset({"leave"})),
    "rejectionReason": ("approvalStatus", frozenset({"rejected"})),
    "failureReason": ("status", frozenset({"failed"})),
    "followUpMethod": ("followUpRequired", frozenset({"true"})),
    "followUpDate": ("followUpRequired", frozenset({"true"})),
}


def bank_browser() -> FakeBrowser:
    """The bank forms in memory; sending asks first."""
    pages = {}
    for name in FORMS:
        url = f"{BASE}/forms/{name}/"
        form = load_form(name)
        buttons = tuple(replace(button, visible=True, enabled=True) for button in form.buttons)
        pages[url] = replace(form, url=url, buttons=buttons)
    return FakeBrowser(pages, opened_by=_OPENED_BY, asks_before_submit=True, suggesting=("agentName",))


@pytest.fixture
def browser() -> FakeBrowser:
    return bank_browser()


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path / "files")


@pytest.fixture
def ledgers() -> MemoryLedgers:
    return MemoryLedgers()


@pytest.fixture
def conversations(
    browser: FakeBrowser, shelf: FolderShelf, ledgers: MemoryLedgers, clock: Clock
) -> Conversations:
    language = load_language()
    directory = FormDirectory(BASE, {flow.type: flow.title for flow in language.workflows})
    return Conversations(Means(browser, shelf, ledgers, language, directory, clock))


@pytest.fixture
def say(conversations: Conversations) -> Say:
    async def say(text: str, *, session_id: str = "s", **more: Any) -> Turn:
        return await conversations.hear(text, session_id=session_id, **more)

    return say
