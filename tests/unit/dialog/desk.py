"""A desk for one session: the conversation over pages in memory, worked step by step from code that is not async."""

import asyncio
import tempfile
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from speak_to_input.adapters.browser.fake import FakePage
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.events import Event
from speak_to_input.core.page_acts import HandEdit
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.ledger import Ledger
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.vocabularies import Vocabularies
from speak_to_input.services.agent.replies import Replies
from tests.unit.dialog.bank import BASE, Clock, bank_browser

SESSION = "s"
_LANGUAGE = load_language()
_VOCABULARIES = Vocabularies(_LANGUAGE)
"""Compiling a form takes longer than a whole life at the desk: all desks share what is compiled."""
T = TypeVar("T")
Values = dict[str, str]


class _Loop(asyncio.SelectorEventLoop):
    """Timers go by the desk's clock, so that a slow machine changes nothing. Nothing may sleep in it."""

    def __init__(self, clock: Clock) -> None:
        self._desk_clock = clock
        super().__init__()

    def time(self) -> float:
        return self._desk_clock().timestamp()


class Desk:
    """One person at one form; what the agent keeps in memory can be lost, its store cannot."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.browser = bank_browser()
        self.ledgers = MemoryLedgers()
        self._folder = tempfile.TemporaryDirectory()
        self._runner = asyncio.Runner(loop_factory=lambda: _Loop(self.clock))
        self._asked = 0
        forms = FormDirectory(BASE, {flow.type: flow.title for flow in _LANGUAGE.workflows})
        shelf = FolderShelf(Path(self._folder.name))
        self._means = Means(self.browser, shelf, self.ledgers, _LANGUAGE, forms, self.clock)
        object.__setattr__(self._means, "vocabularies", _VOCABULARIES)
        self.start()

    def start(self) -> None:
        """The agent begins anew; only what was stored is known."""
        self.conversations = Conversations(self._means)
        self._replies = Replies()

    def end(self) -> None:
        """Leave the desk."""
        self._runner.close()
        self._folder.cleanup()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def rest(self) -> None:
        """What the clock has made due is done to its end."""

        async def turns() -> None:
            for _ in range(50):
                await asyncio.sleep(0)

        self.run(turns())

    # -- what the person does -----------------------------------------------------------------------

    def say(
        self, text: str, *, again: bool = False, spoken_at: datetime | None = None, source: str = "text"
    ) -> Turn:
        """One request; `again`: the one before comes a second time, under its id."""
        self._asked += not again
        request_id = f"r{self._asked}"

        async def hear() -> Turn:
            return await self.conversations.hear(
                text, session_id=SESSION, request_id=request_id, spoken_at=spoken_at, source=source
            )

        turn, _ = self.run(self._replies.once(SESSION, request_id, hear))
        return turn

    def edit(self, field: str, text: str) -> None:
        """Change a value on the page by hand."""
        page = self.page
        assert page is not None
        found = page.form.field(field)
        assert found is not None
        page.put(field, text)
        edit = HandEdit(field, found.value, text, self.clock())

        async def told() -> None:
            self.conversations.edited(SESSION, edit)

        self.run(told())

    def reload_page(self) -> None:
        """The page is loaded anew by hand: it is blank, and nobody is told."""
        assert self.page is not None
        self.run(self.browser.open(SESSION, self.page.form.url))

    def lose_page(self) -> None:
        self.run(self.browser.close(SESSION))

    # -- what there is ------------------------------------------------------------------------------

    @property
    def page(self) -> FakePage | None:
        return self.browser._open.get(SESSION)

    @property
    def values(self) -> Values:
        """What the page holds; {} without one."""
        return {f.name: f.value for f in self.page.form.fields} if self.page else {}

    @property
    def blank(self) -> Values:
        """What the open page held when it was opened."""
        assert self.page is not None
        return {f.name: f.value for f in self.page._blank.fields}

    @property
    def ledger(self) -> Ledger:
        """The live ledger of the session."""
        memory = self.conversations._memories.of(SESSION)
        return memory.ledger if memory is not None else Ledger.replay(self.stored)

    @property
    def underway(self) -> HandEdit | None:
        """An edit by hand that has not entered the ledger yet."""
        memory = self.conversations._memories.of(SESSION)
        return memory.edit if memory is not None else None

    @property
    def stored(self) -> tuple[Event, ...]:
        return self.run(self.ledgers.read(SESSION))

    @property
    def sent(self) -> list[Values]:
        return self.browser.submissions
