"""What ends with a session, and what outlives it."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.core.events import By, EventKind
from speak_to_input.dialog.conversations import Conversations
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import values


async def test_closing_keeps_unsent_work_though_its_page_is_gone(
    say: Say, conversations: Conversations, browser: FakeBrowser
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    await browser.close("s")
    await conversations.close("s")
    (draft,) = await conversations.drafts()
    assert dict(draft.values) == {"loanTerm": "24"}


async def test_a_session_that_idled_away_is_closed_all_the_same(
    say: Say, conversations: Conversations, browser: FakeBrowser, shelf: FolderShelf
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    await shelf.keep("s", "a.pdf", b"%PDF-1.7")
    last = await browser.read("s")
    await browser.close("s")
    await conversations.idle("s", last)
    await conversations.close("s")
    assert await shelf.given("s") == ()
    assert [dict(draft.values) for draft in await conversations.drafts()] == [{"loanTerm": "24"}]
    assert await conversations.resume("s") is None


def sends_by_hand(browser: FakeBrowser, notice: str) -> None:
    """The person presses the page's own button: the form gives way to what the page says."""
    page = browser._open["s"]
    hidden = tuple(replace(field, visible=False) for field in page.form.fields)
    page.form = replace(page.form, fields=hidden, notice=notice)


@pytest.mark.parametrize("end", ["idle", "close", "next sentence"])
async def test_what_was_sent_by_hand_is_not_filled_again(
    say: Say, conversations: Conversations, browser: FakeBrowser, ledgers: MemoryLedgers, end: str
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    sends_by_hand(browser, "Gửi thành công. Mã hồ sơ: VAY-2026-000001")
    last = await browser.read("s")
    if end == "idle":
        await browser.close("s")
        await conversations.idle("s", last)
    elif end == "close":
        await conversations.close("s")
    else:
        assert "đã gửi rồi" in (await say("kỳ hạn 36 tháng")).result
    (sent,) = [event for event in await ledgers.read("s") if event.kind is EventKind.SENT]
    assert (sent.by, sent.verified) == (By.HAND, True)
    assert await conversations.drafts() == ()
    if end != "next sentence":
        assert await conversations.resume("s") is None


@pytest.mark.parametrize("notice", ["", "Đã lưu nháp lúc 9:00, chưa gửi.", "Gửi thất bại, xin thử lại."])
async def test_a_form_that_only_hides_is_not_taken_for_sent(
    say: Say, conversations: Conversations, browser: FakeBrowser, ledgers: MemoryLedgers, notice: str
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    sends_by_hand(browser, notice)
    await conversations.close("s")
    assert not [event for event in await ledgers.read("s") if event.kind is EventKind.SENT]


async def test_closing_what_nobody_knows_leaves_no_trace(
    conversations: Conversations, ledgers: MemoryLedgers
) -> None:
    await conversations.close("nobody")
    assert await ledgers.read("nobody") == ()


async def test_who_comes_while_a_session_is_closed_gets_a_page_that_stays(
    say: Say, conversations: Conversations, browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    close, closing, go_on = browser.close, asyncio.Event(), asyncio.Event()

    async def slow(session_id: str) -> None:
        closing.set()
        await go_on.wait()
        await close(session_id)

    monkeypatch.setattr(browser, "close", slow)
    ended = asyncio.ensure_future(conversations.close("s"))
    await closing.wait()
    coming = asyncio.ensure_future(say("kỳ hạn 36 tháng", form_type="loan"))
    done, _ = await asyncio.wait([coming], timeout=0.05)
    assert not done
    go_on.set()
    await ended
    assert values(await coming) == {"loanTerm": "36"}
    assert values(await say("số tiền vay 500 triệu")) == {"loanTerm": "36", "loanAmount": "500000000"}


async def test_two_desks_that_close_in_the_same_minute_keep_a_draft_each(
    say: Say, conversations: Conversations
) -> None:
    for session_id, term in (("a", "24"), ("b", "36")):
        await say(f"kỳ hạn {term} tháng", form_type="loan", session_id=session_id)
        await conversations.close(session_id)
    assert [draft.values["loanTerm"] for draft in await conversations.drafts()] == ["36", "24"]


async def test_a_deleted_draft_does_not_come_back_when_who_deleted_it_is_forgotten(
    say: Say, conversations: Conversations
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    await say("lưu nháp tên là anh Ba")
    await say("xóa nháp anh Ba", session_id="other")
    await say("có", session_id="other")
    await conversations.forget("other")
    assert await conversations.drafts() == ()


async def test_a_draft_names_a_file_that_is_not_kept_any_more(
    say: Say,
    conversations: Conversations,
    shelf: FolderShelf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await shelf.keep("s", "a.pdf", b"%PDF-1.7")
    await say("đính kèm ảnh căn cước", form_type="loan")
    await conversations.close("s")
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    turn = await say("mở nháp", session_id="other")
    assert values(turn) == {}
    assert "em không còn giữ tệp a.pdf" in turn.result
