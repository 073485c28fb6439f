"""What the ledger tells, and what is derived from it."""

from dataclasses import replace

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.page_acts import HandEdit, Status
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.ledger import Change, Ledger
from tests.unit.dialog.bank import Clock
from tests.unit.dialog.conftest import Say


def values(turn: Turn) -> dict[str, str]:
    assert turn.form is not None
    return {field.name: field.value for field in turn.form.fields if not field.empty}


async def told(ledgers: MemoryLedgers, *kinds: EventKind) -> list[Event]:
    return [event for event in await ledgers.read("s") if event.kind in kinds]


async def test_a_turn_is_told_from_what_was_heard_to_what_was_read_back(
    say: Say, ledgers: MemoryLedgers
) -> None:
    turn = await say("mở đơn vay")
    turn = await say("kỳ hạn 24 tháng", source="voice")
    kinds = (EventKind.HEARD, EventKind.MEANT, EventKind.WRITTEN, EventKind.SAID)
    heard, written, meant, said = (await told(ledgers, *kinds))[-4:]
    assert (heard.text, heard.by) == ("kỳ hạn 24 tháng", "voice")
    assert (written.field, written.before, written.after, written.by) == ("loanTerm", "", "24", By.VOICE)
    assert (meant.field, meant.after, meant.verified) == ("loanTerm", "24", True)
    assert said.text == turn.result
    assert {heard.turn, meant.turn, written.turn, said.turn} == {heard.turn}
    assert [e.seq for e in await ledgers.read("s")] == list(range(1, said.seq + 1))


async def test_several_turns_are_undone_at_once_and_done_again(say: Say) -> None:
    await say("mở đơn vay")
    for text in ("kỳ hạn 24 tháng", "số tiền vay 500 triệu", "mục đích mua nhà"):
        await say(text)
    turn = await say("hoàn tác hai bước")
    assert values(turn) == {"loanTerm": "24"}
    assert [a.type for a in turn.actions] == [ActionType.UNDO, ActionType.UNDO]
    assert all(a.verified for a in turn.actions)
    turn = await say("làm lại 2 lần")
    assert values(turn) == {"loanTerm": "24", "loanAmount": "500000000", "loanPurpose": "home_purchase"}
    turn = await say("hoàn tác mười bước")
    assert values(turn) == {}
    turn = await say("hoàn tác")
    assert "không còn gì để hoàn tác" in turn.result


async def test_one_field_goes_back_by_its_name(say: Say) -> None:
    await say("mở đơn vay")
    await say("số tiền vay 500 triệu")
    await say("sửa số tiền vay thành 700 triệu")
    await say("kỳ hạn 24 tháng")
    turn = await say("trả số tiền vay về lúc nãy")
    assert values(turn) == {"loanAmount": "500000000", "loanTerm": "24"}
    assert values(await say("hoàn tác")) == {"loanAmount": "500000000"}, "going back is no step to take back"
    await say("làm lại")
    assert values(await say("làm lại")) == {"loanAmount": "700000000", "loanTerm": "24"}
    turn = await say("hoàn tác email")
    assert "chưa có giá trị nào trước đó" in turn.result


async def test_an_edit_by_hand_enters_the_ledger_once_and_can_be_undone(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await say("email an@gmail.com")
    for text in ("b", "bi", "binh@gmail.com"):
        await by_hand(conversations, browser, clock, "email", "an@gmail.com", text)
    await say("kỳ hạn 24 tháng")
    hand = [e for e in await told(ledgers, EventKind.WRITTEN) if e.by == By.HAND]
    assert [(e.field, e.before, e.after) for e in hand] == [("email", "an@gmail.com", "binh@gmail.com")]
    await say("hoàn tác")
    turn = await say("hoàn tác")
    assert values(turn) == {"email": "an@gmail.com"}


async def test_what_was_written_is_told_as_the_page_calls_it(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await say("mục đích mua nhà")
    await by_hand(conversations, browser, clock, "loanPurpose", "home_purchase", "car_purchase")
    await conversations.events("s")
    written = await told(ledgers, EventKind.WRITTEN)
    assert [(e.label, e.after, e.text) for e in written] == [
        ("Mục đích vay", "home_purchase", "Mua nhà"),
        ("Mục đích vay", "car_purchase", "Mua xe"),
    ]


async def by_hand(
    conversations: Conversations, browser: FakeBrowser, clock: Clock, field: str, before: str, after: str
) -> None:
    page = browser._open["s"]
    page.put(field, after)
    conversations.edited("s", HandEdit(field, before, after, clock()))


async def test_a_hand_wins_over_words_that_are_older(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock
) -> None:
    await say("mở đơn vay")
    began = clock()
    clock.wait(1)
    await by_hand(conversations, browser, clock, "email", "", "tay@gmail.com")
    clock.wait(1)
    turn = await say("email an@gmail.com, kỳ hạn 24 tháng", source="voice", spoken_at=began)
    assert values(turn) == {"email": "tay@gmail.com", "loanTerm": "24"}
    assert "vừa sửa ô này bằng tay" in turn.result
    turn = await say("sửa email thành an@gmail.com")
    assert values(turn)["email"] == "an@gmail.com"


async def test_the_field_edited_by_hand_is_what_this_means(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock
) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await by_hand(conversations, browser, clock, "email", "", "tay@gmail.com")
    turn = await say("xóa nó đi")
    assert values(turn) == {"loanTerm": "24"}


async def test_a_session_goes_on_after_a_restart(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock
) -> None:
    await say("mở đơn vay")
    await say("số tiền vay 500 triệu, kỳ hạn 24 tháng")
    await browser.close("s")
    anew = Conversations(conversations._means)
    clock.wait(2 * 24 * 3600)
    turn = await anew.hear("mục đích mua nhà", session_id="s")
    assert values(turn) == {"loanAmount": "500000000", "loanTerm": "24", "loanPurpose": "home_purchase"}
    assert "điền lại 2 ô như lúc trước" in turn.result
    turn = await anew.hear("hoàn tác 2 bước", session_id="s")
    assert values(turn) == {}


async def test_a_request_that_comes_again_after_a_restart_has_no_second_effect(
    say: Say, conversations: Conversations, ledgers: MemoryLedgers
) -> None:
    await say("số tiền vay 500 triệu, kỳ hạn 24 tháng", form_type="loan")
    await say("kỳ hạn 36 tháng")
    first = await conversations.hear("hoàn tác", session_id="s", request_id="r1")
    unclear = await conversations.hear("trời đẹp quá", session_id="s", request_id="r2")
    anew = Conversations(conversations._means)
    again = await anew.hear("hoàn tác", session_id="s", request_id="r1")
    assert (again.result, again.success) == (first.result, first.success)
    assert [(a.type, a.field, a.value, a.verified) for a in again.actions] == [
        (a.type, a.field, a.value, a.verified) for a in first.actions
    ]
    assert values(again)["loanTerm"] == "24"
    repeated = await anew.hear("trời đẹp quá", session_id="s", request_id="r2")
    assert (repeated.result, repeated.success) == (unclear.result, False)
    assert len(await told(ledgers, EventKind.HEARD)) == 4, "nothing was heard twice"
    await anew.close("s")
    later = await anew.hear("hoàn tác", session_id="s", request_id="r1")
    assert later.result != first.result, "a closed session's ids are new again"


async def test_a_yes_after_a_restart_confirms_nothing(
    say: Say, conversations: Conversations, browser: FakeBrowser
) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("xóa hết")
    await browser.close("s")
    turn = await Conversations(conversations._means).hear("có", session_id="s")
    assert values(turn) == {"loanTerm": "24"}


async def test_closing_keeps_unsent_work_as_a_draft(say: Say, conversations: Conversations) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await conversations.close("s")
    (draft,) = await conversations.drafts()
    assert (draft.form_type, dict(draft.values)) == ("loan", {"loanTerm": "24"})
    turn = await say("mở bản nháp")
    assert values(turn) == {"loanTerm": "24"}


async def test_forgetting_leaves_nothing(
    say: Say, conversations: Conversations, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await conversations.forget("s")
    assert await ledgers.read("s") == ()
    assert await conversations.drafts() == ()


def test_replaying_gives_what_there_was() -> None:
    ledger = Ledger()
    ledger.note(EventKind.OPENED, "t", text="http://x", after="loan", label="Đơn vay")
    for value in ("1", "2", "3"):
        ledger.begin()
        ledger.wrote([Change("a", "", value), Change("b", "", value)], "t", By.TEXT)
    ledger.note(EventKind.UNDONE, "t", after="3")
    again = Ledger.replay(ledger.take_fresh())
    assert replace(again, last_reply="") == replace(ledger, last_reply="")
    assert [group.turn for group in again.done] == [1, 2]
    assert [group.turn for group in again.undone] == [3]


async def test_files_come_back_with_their_draft(say: Say, shelf: FolderShelf) -> None:
    await shelf.keep("s", "a.pdf", b"%PDF-1.7")
    await say("mở đơn vay")
    await say("đính kèm ảnh căn cước")
    await say("lưu nháp tên là hồ sơ anh Tám")
    await say("bỏ ảnh căn cước")
    turn = await say("mở nháp hồ sơ anh tám")
    assert turn.actions[-1].status is Status.DONE
    assert values(turn) == {"idCardImage": "a.pdf"}
