"""What happened stays known, whatever breaks off meanwhile."""

from collections.abc import Sequence
from itertools import chain, repeat

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.forms import Form
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.ledger import Change, Ledger
from speak_to_input.errors import BrowserUnavailable, OriginNotAllowed
from tests.unit.dialog.bank import Clock
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import by_hand, told, values


async def test_a_turn_that_breaks_off_is_told_with_what_it_wrote(
    say: Say, browser: FakeBrowser, ledgers: MemoryLedgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say("mở đơn vay")
    read, breaks = browser.read, chain((False,), repeat(True))

    async def lost_after_the_write(session_id: str) -> Form:
        form = await read(session_id)
        term = form.field("loanTerm")
        if term is not None and term.value and next(breaks):
            raise BrowserUnavailable("the page went away")
        return form

    monkeypatch.setattr(browser, "read", lost_after_the_write)
    with pytest.raises(BrowserUnavailable):
        await say("kỳ hạn 24 tháng")
    heard, written, failed = (await ledgers.read("s"))[-3:]
    assert (heard.kind, heard.text) == (EventKind.HEARD, "kỳ hạn 24 tháng")
    assert (written.kind, written.after) == (EventKind.WRITTEN, "24")
    assert (failed.kind, failed.status) == (EventKind.MEANT, "failed: BrowserUnavailable")


async def test_what_the_store_would_not_take_is_kept_with_the_next_turn(
    say: Say, ledgers: MemoryLedgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say("mở đơn vay")
    append = ledgers.append

    async def full(session_id: str, events: Sequence[Event]) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(ledgers, "append", full)
    with pytest.raises(OSError, match="no space"):
        await say("kỳ hạn 24 tháng")
    monkeypatch.setattr(ledgers, "append", append)
    await say("số tiền vay 500 triệu")
    events = await ledgers.read("s")
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [event.after for event in events if event.kind is EventKind.WRITTEN] == ["24", "500000000"]


async def test_an_edit_by_hand_is_kept_when_the_page_is_closed_for_idling(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await by_hand(conversations, browser, clock, "email", "", "an@gmail.com")
    await conversations.idle("s", await browser.read("s"))
    (written,) = await told(ledgers, EventKind.WRITTEN)
    assert (written.by, written.after) == (By.HAND, "an@gmail.com")


def test_a_redo_whose_group_an_edit_by_hand_took_away_moves_nothing() -> None:
    ledger = Ledger()
    ledger.note(EventKind.OPENED, "t", text="http://x")
    ledger.begin()
    ledger.wrote([Change("a", "", "1")], "t", By.TEXT)
    ledger.note(EventKind.UNDONE, "t", after="1")
    ledger.wrote([Change("b", "", "2")], "t", By.HAND, turn=ledger.aside())
    ledger.note(EventKind.REDONE, "t", after="1")
    assert [group.turn for group in ledger.done] == [2]
    assert ledger.undone == []


async def test_what_a_stop_left_out_of_a_resume_is_filled_by_an_undo(
    say: Say, conversations: Conversations, browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    await browser.close("s")
    open_page = browser.open

    async def stopped(session_id: str, url: str) -> Form:
        memory = conversations._memories.of(session_id)
        assert memory is not None
        memory.stop.set()
        return await open_page(session_id, url)

    monkeypatch.setattr(browser, "open", stopped)
    assert values(await say("còn thiếu gì")) == {}
    assert values(await say("hoàn tác")) == {"loanTerm": "24"}


async def test_what_was_entered_at_an_address_that_is_not_allowed_any_more_is_a_draft(
    say: Say, conversations: Conversations, browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    await browser.close("s")
    monkeypatch.setattr(browser, "_pages", {})
    with pytest.raises(OriginNotAllowed):
        await say("còn thiếu gì")
    assert [dict(draft.values) for draft in await conversations.drafts()] == [{"loanTerm": "24"}]
