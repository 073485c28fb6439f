"""Drafts by voice."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.core.forms import Button, ButtonRole
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, PendingKind
from speak_to_input.dialog.conversations import Conversations
from tests.unit.dialog.bank import BASE
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import values


async def test_a_draft_is_saved_under_a_name_listed_and_loaded(say: Say) -> None:
    await say("mở đơn vay")
    await say("vay 500 triệu, kỳ hạn 24 tháng")
    turn = await say("lưu nháp tên là hồ sơ anh An")
    saved = next(a for a in turn.actions if a.type is ActionType.SAVE_DRAFT)
    assert (saved.label, saved.status, saved.verified) == ("hồ sơ anh An", Status.DONE, True)
    turn = await say("có những bản nháp nào")
    assert "hồ sơ anh An" in turn.result
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CHOOSE
    await say("xóa kỳ hạn")
    turn = await say("mở nháp hồ sơ anh an")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_CLEAR
    turn = await say("có")
    assert values(turn) == {"loanAmount": "500000000", "loanTerm": "24"}
    assert "điền lại 2 ô" in turn.result


async def test_a_draft_is_loaded_with_no_form_open(say: Say) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("lưu nháp")
    turn = await say("mở nháp", session_id="other")
    assert values(turn) == {"loanTerm": "24"}


async def test_a_draft_is_called_by_whom_it_is_about(say: Say, conversations: Conversations) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("mở đơn nghỉ phép")
    await say("có")
    assert [draft.name for draft in await conversations.drafts()] == ["Đơn vay vốn 23/11 09:00"]
    await say("quay lại đơn vay")
    await say("có")
    await say("họ tên Trần Văn An")
    await say("mở đơn nghỉ phép")
    await say("có")
    names = [draft.name for draft in await conversations.drafts() if draft.form_type == "loan"]
    assert names == ["Đơn vay vốn Trần Văn An 23/11 09:00"]


async def test_moments_are_told_by_the_clock_of_whoever_looks(say: Say, conversations: Conversations) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    assert (await say("lưu nháp")).actions[0].label.endswith("23/11 09:00")
    conversations.seen_from("s", ZoneInfo("America/New_York"))
    assert (await say("lưu nháp")).actions[0].label.endswith("22/11 21:00")
    assert "21:00 22/11" in (await say("có những bản nháp nào")).result
    conversations.seen_from("unknown", ZoneInfo("America/New_York"))


async def test_several_drafts_are_offered_and_chosen_by_number(say: Say) -> None:
    await say("mở đơn vay")
    for term, name in (("24", "anh Ba"), ("36", "anh Tư")):
        await say(f"kỳ hạn {term} tháng")
        await say(f"lưu nháp tên là {name}")
    turn = await say("mở bản nháp", session_id="other")
    assert turn.pending is not None
    assert turn.pending.options == ("anh Tư", "anh Ba")
    turn = await say("bản thứ hai", session_id="other")
    assert values(turn) == {"loanTerm": "24"}


async def test_drafts_that_are_called_the_same_are_told_apart(say: Say) -> None:
    name = ""
    for term, session in (("24", "one"), ("36", "two")):
        await say("mở đơn vay", session_id=session)
        await say(f"kỳ hạn {term} tháng", session_id=session)
        name = (await say("lưu nháp", session_id=session)).actions[0].label
    turn = await say(f"mở nháp {name}", session_id="other")
    assert turn.pending is not None
    assert turn.pending.options == ("Bản 1", "Bản 2")
    turn = await say("Bản 2", session_id="other")
    assert values(turn) == {"loanTerm": "24"}


async def test_a_name_that_another_session_chose_replaces_nothing(
    say: Say, conversations: Conversations
) -> None:
    for term, session in (("24", "one"), ("36", "two"), ("48", "two")):
        await say("mở đơn vay", session_id=session)
        await say(f"kỳ hạn {term} tháng", session_id=session)
        await say("lưu nháp tên là anh Ba", session_id=session)
    assert [draft.values["loanTerm"] for draft in await conversations.drafts()] == ["48", "24"]


async def test_a_draft_that_was_loaded_is_replaced_by_its_own_name(
    say: Say, conversations: Conversations
) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("lưu nháp tên là anh Ba")
    await say("mở nháp anh Ba", session_id="other")
    await say("kỳ hạn 36 tháng", session_id="other")
    await say("lưu nháp tên là anh Tư", session_id="other")
    await say("kỳ hạn 48 tháng", session_id="other")
    await say("lưu nháp tên là Anh ba", session_id="other")
    kept = {draft.name: draft.values["loanTerm"] for draft in await conversations.drafts()}
    assert kept == {"Anh ba": "48", "anh Tư": "36"}


async def test_a_draft_is_deleted_after_a_yes(say: Say, conversations: Conversations) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn 24 tháng")
    await say("lưu nháp tên là anh Ba")
    turn = await say("xóa nháp anh ba")
    assert turn.pending is not None
    assert len(await conversations.drafts()) == 1
    turn = await say("có")
    assert "đã xóa bản nháp “anh Ba”" in turn.result
    assert await conversations.drafts() == ()
    assert "chưa có bản nháp nào" in (await say("có nháp nào không")).result


async def test_what_no_longer_fits_is_said(say: Say, browser: FakeBrowser) -> None:
    await say("mở đơn vay")
    await say("vay 500 triệu, kỳ hạn 24 tháng")
    await say("lưu nháp tên là cũ")
    browser._refusals["loanTerm"] = "Kỳ hạn này đã ngừng."
    turn = await say("mở nháp cũ", session_id="other")
    assert values(turn) == {"loanAmount": "500000000"}
    assert "Không điền lại được: Kỳ hạn vay (Kỳ hạn này đã ngừng.)" in turn.result


async def test_an_empty_form_and_an_unknown_name_are_told(say: Say) -> None:
    await say("mở đơn vay")
    assert "đang trống" in (await say("lưu nháp")).result
    assert "chưa có bản nháp nào" in (await say("mở nháp anh Ba")).result
    assert f"{BASE}" not in (await say("xóa nháp abc")).result


async def test_a_draft_presses_only_a_button_that_is_called_so(say: Say, browser: FakeBrowser) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    page = browser._open["s"]
    buttons = [b for b in page.form.buttons if b.role is not ButtonRole.SAVE]
    page.form = replace(page.form, buttons=(*buttons, Button("Lưu hồ sơ", ButtonRole.SAVE, ref="save")))
    turn = await say("lưu nháp")
    assert [a.type for a in turn.actions] == [ActionType.SAVE_DRAFT]
    page.form = replace(
        page.form, buttons=(*page.form.buttons, Button("Lưu tạm", ButtonRole.SAVE, ref="tmp"))
    )
    turn = await say("lưu nháp")
    assert [a.label for a in turn.actions if a.type is ActionType.CLICK] == ["Lưu tạm"]


async def test_several_steps_back_do_not_take_a_draft_along(say: Say) -> None:
    await say("số tiền vay 500 triệu, kỳ hạn 24 tháng", form_type="loan")
    await say("lưu nháp tên là Khách A")
    await say("mở đơn mới")
    await say("có")
    await say("mở nháp Khách A")
    await say("email an@abc.vn")
    await say("hoàn tác")
    await say("email binh@abc.vn")
    turn = await say("hoàn tác ba bước")
    assert turn.form is not None
    held = {field.name: field.value for field in turn.form.fields if not field.empty}
    assert held == {"loanAmount": "500000000", "loanTerm": "24"}
    assert "bản nháp" in turn.result
    turn = await say("hoàn tác")
    assert turn.form is not None
    assert not [field for field in turn.form.fields if not field.empty]


async def test_a_doubt_is_kept_through_a_draft(say: Say) -> None:
    await say("mở yêu cầu nhân sự")
    doubted = await say("mã nhân viên hình như là NV0412")
    assert [a.field for a in doubted.actions if a.to_check] == ["employeeId"]
    await say("tên nhân viên Vũ Thị Sen")
    await say("lưu nháp tên là chị Sen")
    loaded = await say("mở nháp chị Sen", session_id="other")
    assert [a.field for a in loaded.actions if a.to_check] == ["employeeId"]
    assert "xem lại mã nhân viên" in loaded.result
