"""What the page does by itself: it enters the ledger, and undo takes it back."""

from dataclasses import replace

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.core.events import By, EventKind
from speak_to_input.core.forms import ButtonRole
from speak_to_input.dialog.conversations import Conversations
from tests.unit.dialog.bank import BASE, Clock
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import by_hand, told, values


async def test_a_field_that_another_one_empties_comes_back_with_it(say: Say, ledgers: MemoryLedgers) -> None:
    await say("mở đơn vay")
    await say("tình trạng việc làm là chủ doanh nghiệp")
    await say("chức vụ là Giám đốc")
    turn = await say("tình trạng việc làm là hưu trí")
    assert values(turn) == {"employmentStatus": "retired"}
    emptied = (await told(ledgers, EventKind.WRITTEN))[-1]
    assert (emptied.by, emptied.field, emptied.before, emptied.after) == (By.PAGE, "jobTitle", "Giám đốc", "")
    turn = await say("hoàn tác")
    assert values(turn) == {"employmentStatus": "business_owner", "jobTitle": "Giám đốc"}
    turn = await say("làm lại")
    assert values(turn) == {"employmentStatus": "retired"}


async def test_a_page_that_was_loaded_anew_is_noticed_and_filled_again_by_undo(
    say: Say, browser: FakeBrowser, conversations: Conversations
) -> None:
    await say("mở đơn vay")
    await say("số tiền vay 500 triệu, kỳ hạn 24 tháng")
    await browser.open("s", f"{BASE}/forms/loan/")
    lost = {e.field: (e.before, e.after) for e in await conversations.events("s") if e.by == By.PAGE}
    assert lost == {"loanAmount": ("500000000", ""), "loanTerm": ("24", "")}
    assert values(await say("hoàn tác")) == {"loanAmount": "500000000", "loanTerm": "24"}
    assert values(await say("hoàn tác")) == {}


async def test_what_cannot_be_filled_again_is_told_and_not_claimed(
    say: Say, browser: FakeBrowser, ledgers: MemoryLedgers
) -> None:
    await say("mở đơn vay")
    await say("số tiền vay 500 triệu, kỳ hạn 24 tháng")
    browser._refusals["loanTerm"] = "Kỳ hạn này đã ngừng."
    await browser.close("s")
    turn = await say("còn thiếu gì")
    assert "Không điền lại được: Kỳ hạn vay (Kỳ hạn này đã ngừng.)" in turn.result
    last = {e.field: e.after for e in await told(ledgers, EventKind.WRITTEN)}
    assert last == {"loanAmount": "500000000", "loanTerm": ""}


async def test_what_was_typed_last_is_in_the_draft_of_a_session_that_ends(
    say: Say, conversations: Conversations, browser: FakeBrowser, clock: Clock
) -> None:
    await say("mở đơn vay")
    await by_hand(conversations, browser, clock, "email", "", "tay@gmail.com")
    await conversations.close("s")
    (draft,) = await conversations.drafts()
    assert dict(draft.values) == {"email": "tay@gmail.com"}


async def test_no_yes_is_asked_for_where_nothing_can_be_sent(say: Say, browser: FakeBrowser) -> None:
    await say("mở đơn vay")
    page = browser._open["s"]
    fields = tuple(replace(field, required=False) for field in page.form.fields)
    kept = tuple(button for button in page.form.buttons if button.role in (ButtonRole.BACK, ButtonRole.PRINT))
    page.form = replace(page.form, fields=fields, buttons=kept, step=4)
    await say("kỳ hạn 24 tháng")
    turn = await say("gửi đơn")
    assert turn.pending is None
    assert "trang này không có nút gửi" in turn.result
