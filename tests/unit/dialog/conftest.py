"""A conversation over the in-memory browser and the snapshots of the bank forms."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from tests.unit.dialog.bank import BASE, Clock, bank_browser
from tests.unit.dialog.desk import Desk

Say = Callable[..., Awaitable[Turn]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


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


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.end()
