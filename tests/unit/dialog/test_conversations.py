"""What a person gets back, turn by turn, on forms in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.core.forms import Dialog
from speak_to_input.core.page_acts import PageAct, PageOutcome, Press, Status, Write
from speak_to_input.core.turns import ActionType, PendingKind, Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.errors import FormUnknown, InvalidInput, SessionUnknown
from tests.unit.dialog.bank import BASE, Clock
from tests.unit.dialog.conftest import Say

ONE_SHOT = "Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng"


def values(turn: Turn) -> dict[str, str]:
    assert turn.form is not None
    return {field.name: field.value for field in turn.form.fields if not field.empty}


def filled(turn: Turn) -> dict[str, str]:
    return {a.field or "": a.value for a in turn.actions if a.type is ActionType.FILL and a.verified}


async def test_one_sentence_opens_the_form_and_fills_five_fields(say: Say) -> None:
    turn = await say(ONE_SHOT)
    assert turn.success
    assert turn.form is not None
    assert turn.form.type == "loan"
    assert filled(turn) == {
        "loanAmount": "500000000",
        "customerName": "Nguyễn Văn An",
        "customerId": "012345678901",
        "loanPurpose": "home_purchase",
        "loanTerm": "24",
    }
    assert "500 triệu đồng" in turn.result


async def test_without_a_form_the_person_is_asked_which(say: Say) -> None:
    turn = await say("xin chào")
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CHOOSE
    opened = await say("số 1")
    assert opened.form is not None
    assert opened.form.type == "loan"


async def test_what_was_said_before_the_form_was_chosen_is_carried_out(say: Say) -> None:
    await say("số điện thoại 0912345678")
    turn = await say("đơn vay vốn")
    assert filled(turn) == {"phoneNumber": "0912345678"}


@pytest.mark.parametrize(
    "repair", ["không, là 0987654321", "à không là 0987654321", "nhầm, 0987654321 mới đúng"]
)
async def test_a_correction_goes_to_the_field_filled_last(say: Say, repair: str) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    turn = await say(repair)
    assert values(turn)["phoneNumber"] == "0987654321"


async def test_clearing_one_field_leaves_the_others(say: Say) -> None:
    await say("email an@abc.vn, số điện thoại 0912345678", form_type="loan")
    turn = await say("xóa địa chỉ email")
    assert values(turn) == {"phoneNumber": "0912345678"}


async def test_a_negated_act_is_not_done(say: Say) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    turn = await say("đừng xóa số điện thoại")
    assert values(turn)["phoneNumber"] == "0912345678"
    assert not turn.actions


async def test_a_value_outside_the_list_is_said_and_the_nearest_offered(say: Say) -> None:
    turn = await say("kỳ hạn 10 năm", form_type="loan")
    assert not turn.success
    assert "loanTerm" not in values(turn)
    assert turn.pending is not None
    assert turn.pending.options == ("60 tháng", "48 tháng")
    chosen = await say("60 tháng")
    assert values(chosen)["loanTerm"] == "60"


async def test_a_birthday_without_its_year_is_asked_and_completed(say: Say) -> None:
    turn = await say("sinh ngày 15 tháng 3", form_type="loan")
    assert turn.pending is not None
    assert "năm nào" in turn.pending.question
    assert values(await say("1990"))["dateOfBirth"] == "1990-03-15"


async def test_a_small_number_as_money_is_asked_never_guessed(say: Say) -> None:
    turn = await say("thu nhập hai mươi", form_type="loan")
    assert "monthlyIncome" not in values(turn)
    assert turn.pending is not None
    assert turn.pending.options[0] == "20 triệu đồng"
    assert values(await say("20 triệu"))["monthlyIncome"] == "20000000"


async def test_undo_brings_back_the_value_and_redo_the_new_one(say: Say) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    await say("sửa số điện thoại thành 0987654321")
    assert values(await say("hoàn tác"))["phoneNumber"] == "0912345678"
    assert values(await say("làm lại"))["phoneNumber"] == "0987654321"


async def test_reset_asks_first_and_a_no_keeps_everything(say: Say) -> None:
    await say(ONE_SHOT)
    asked = await say("xóa hết")
    assert asked.pending is not None
    assert asked.pending.kind is PendingKind.CONFIRM_CLEAR
    assert len(values(await say("không"))) == 5


async def test_submitting_an_incomplete_form_names_what_is_missing(say: Say, browser: FakeBrowser) -> None:
    await say(ONE_SHOT)
    turn = await say("gửi đơn")
    assert not turn.success
    assert turn.pending is not None
    assert "số điện thoại" in turn.result
    assert browser.submissions == []


async def test_a_bare_yes_without_a_question_does_nothing(say: Say, browser: FakeBrowser) -> None:
    await say(ONE_SHOT)
    before = values(await say("còn thiếu gì"))
    for word in ("có", "ừ", "đồng ý", "xác nhận"):
        turn = await say(word)
        assert values(turn) == before
    assert browser.submissions == []


async def complete(say: Say) -> None:
    await say(ONE_SHOT)
    await say("sinh ngày 15/3/1990 số điện thoại 0912345678 địa chỉ thường trú 12 Lê Lợi, Quận 1")
    await say("tình trạng việc làm là lao động tự do, thu nhập 30 triệu")
    await say("tôi cam kết thông tin trên là đúng sự thật")


async def test_nothing_is_sent_before_a_yes(say: Say, browser: FakeBrowser) -> None:
    await complete(say)
    asked = await say("gửi đơn")
    assert asked.pending is not None
    assert asked.pending.kind is PendingKind.CONFIRM_SUBMIT
    assert browser.submissions == []
    sent = await say("xác nhận")
    assert sent.success
    assert [s["customerName"] for s in browser.submissions] == ["Nguyễn Văn An"]


async def test_a_change_on_the_page_voids_the_confirmation(say: Say, browser: FakeBrowser) -> None:
    await complete(say)
    await say("gửi đơn")
    await browser.act("s", [Write("loanAmount", "900000000")])
    turn = await say("xác nhận")
    assert not turn.success
    assert "đã đổi" in turn.result
    assert browser.submissions == []


async def test_a_confirmation_runs_out_after_a_minute(say: Say, browser: FakeBrowser, clock: Clock) -> None:
    await complete(say)
    await say("gửi đơn")
    clock.wait(61)
    await say("xác nhận")
    assert browser.submissions == []


async def test_a_yes_said_before_the_question_confirms_nothing(
    say: Say, browser: FakeBrowser, clock: Clock
) -> None:
    await complete(say)
    began = clock()
    clock.wait(2)
    await say("gửi đơn", source="voice")
    turn = await say("xác nhận", source="voice", spoken_at=began)
    assert browser.submissions == []
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CONFIRM_SUBMIT
    assert turn.pending.question in turn.result
    assert (await say("xác nhận", source="voice", spoken_at=clock())).success
    assert len(browser.submissions) == 1


async def test_a_yes_said_before_the_page_asked_agrees_to_nothing(
    say: Say, browser: FakeBrowser, clock: Clock
) -> None:
    await say("kỳ hạn 24 tháng", form_type="loan")
    began = clock()
    clock.wait(2)
    page = browser._open["s"]
    page.form = replace(page.form, dialogs=(Dialog("confirm", "Xóa hết?"),))
    await say("còn thiếu gì")
    await say("đồng ý", spoken_at=began)
    assert page.form.dialogs
    await say("đồng ý")
    assert not page.form.dialogs


async def test_a_press_that_may_have_sent_is_not_told_as_unsent(
    say: Say, browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await complete(say)
    await say("gửi đơn")
    act = browser.act

    async def lost_at_the_press(session_id: str, acts: Sequence[PageAct]) -> tuple[PageOutcome, ...]:
        if any(isinstance(one, Press) for one in acts):
            return tuple(PageOutcome(one, Status.REJECTED, error="Mất trang.", unsure=True) for one in acts)
        return await act(session_id, acts)

    monkeypatch.setattr(browser, "act", lost_at_the_press)
    turn = await say("xác nhận")
    assert not turn.success
    assert "chưa rõ trang đã nhận hay chưa (Mất trang)" in turn.result
    assert "chưa gửi" not in turn.result


@pytest.mark.parametrize("no", ["khoan", "không gửi", "thông gửi", "chưa gửi hồ sơ này nhé"])
async def test_a_no_keeps_the_form_unsent(say: Say, browser: FakeBrowser, no: str) -> None:
    await complete(say)
    await say("gửi đơn")
    turn = await say(no)
    assert "chưa gửi" in turn.result
    assert turn.pending is None
    assert browser.submissions == []


async def test_another_form_is_opened_only_after_a_yes_when_work_would_be_lost(say: Say) -> None:
    await say(ONE_SHOT)
    asked = await say("mở đơn nghỉ phép")
    assert asked.form is not None
    assert asked.form.type == "loan"
    opened = await say("có")
    assert opened.form is not None
    assert opened.form.type == "hr"


async def test_a_locked_field_asks_for_the_choice_that_opens_it(say: Say) -> None:
    turn = await say("lý do từ chối là trùng lịch", form_type="hr")
    assert turn.pending is not None
    assert "Từ chối" in turn.pending.question
    assert "approvalStatus" not in values(turn)
    assert values(await say("có"))["approvalStatus"] == "rejected"


async def test_what_was_not_understood_is_said(say: Say) -> None:
    turn = await say("hôm nay trời đẹp quá", form_type="loan")
    assert not turn.success
    assert "chưa hiểu" in turn.result
    assert values(turn) == {}


async def test_preview_changes_nothing(say: Say, conversations: Conversations) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    turn = await conversations.preview("xóa số điện thoại", session_id="s")
    assert [a.status for a in turn.actions] == [Status.SKIPPED]
    assert values(turn)["phoneNumber"] == "0912345678"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("gửi đơn", ActionType.SUBMIT),
        ("hoàn tác", ActionType.UNDO),
        ("hoàn tác hai bước", ActionType.UNDO),
        ("lưu nháp tên là hồ sơ anh An", ActionType.SAVE_DRAFT),
        ("tìm ô email", ActionType.SEARCH),
        ("in đơn", ActionType.PRINT),
        ("hỏi tôi từng mục", ActionType.ASK),
    ],
)
async def test_preview_tells_acts_and_does_none(
    say: Say, conversations: Conversations, text: str, wanted: ActionType
) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    before = await conversations.events("s")
    turn = await conversations.preview(text, session_id="s")
    assert [(a.type, a.status) for a in turn.actions] == [(wanted, Status.SKIPPED)]
    assert turn.pending is None
    assert values(turn)["phoneNumber"] == "0912345678"
    assert await conversations.events("s") == before


async def test_preview_tells_what_an_answer_leads_to(say: Say, conversations: Conversations) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    await say("xóa hết")
    agreed = await conversations.preview("có", session_id="s")
    turn = await conversations.preview("không", session_id="s")
    assert [(a.type, a.status) for a in agreed.actions] == [(ActionType.CLEAR, Status.SKIPPED)]
    assert [(a.type, a.status) for a in turn.actions] == [(ActionType.ASK, Status.SKIPPED)]
    assert turn.pending is not None, "the question waits still"
    assert values(turn)["phoneNumber"] == "0912345678"


async def test_preview_without_a_form_tells_which_one_would_open(conversations: Conversations) -> None:
    turn = await conversations.preview("vay 500 triệu", session_id="new")
    assert [(a.type, a.status, a.value) for a in turn.actions] == [
        (ActionType.OPEN, Status.SKIPPED, f"{BASE}/forms/loan/")
    ]
    assert (await conversations.preview("xin chào", session_id="new")).actions == ()
    with pytest.raises(FormUnknown):
        await conversations.preview("vay 500 triệu", session_id="new", form_type="nope")
    with pytest.raises(SessionUnknown):
        await conversations.form("new")


async def test_preview_of_another_form_leaves_the_open_one(say: Say, conversations: Conversations) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    turn = await conversations.preview("tên khách hàng An", session_id="s", form_type="crm")
    assert [(a.type, a.value) for a in turn.actions] == [(ActionType.OPEN, f"{BASE}/forms/crm/")]
    assert values(turn)["phoneNumber"] == "0912345678"


async def test_moving_shows_the_next_step_and_stays_at_the_last(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("đến bước 2")
    assert turn.form is not None
    assert [a.type for a in turn.actions] == [ActionType.MOVE]


async def test_a_part_of_the_open_form_is_not_taken_for_another_form(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("mở phần khoản vay")
    assert [(a.type, a.value) for a in turn.actions] == [(ActionType.MOVE, "3")]
    turn = await say("mở đơn vay")
    assert "đang mở sẵn" in turn.result


async def test_sessions_do_not_see_each_other(say: Say) -> None:
    await say("số điện thoại 0912345678", form_type="loan", session_id="a")
    turn = await say("còn thiếu gì", form_type="loan", session_id="b")
    assert values(turn) == {}


async def test_errors_are_typed(say: Say, conversations: Conversations) -> None:
    with pytest.raises(FormUnknown):
        await conversations.open("s", form_type="nope")
    with pytest.raises(InvalidInput):
        await conversations.open("s")
    with pytest.raises(SessionUnknown):
        await conversations.form("nobody")


async def test_an_identity_number_against_the_birthday_is_asked_once(say: Say) -> None:
    turn = await say("căn cước 001090012345, sinh ngày 15/3/1992", form_type="loan")
    assert turn.success
    assert turn.pending is not None
    assert "năm sinh 1990" in turn.pending.question
    kept = await say("đúng")
    assert kept.pending is None
    assert values(kept)["dateOfBirth"] == "1992-03-15"
    assert (await say("số điện thoại 0912345678")).pending is None


async def test_an_end_before_its_start_is_asked_and_mended(say: Say) -> None:
    turn = await say("từ ngày 26/11/2026, ngày kết thúc 24/11/2026", form_type="hr")
    assert turn.pending is not None
    assert "trước" in turn.pending.question
    assert "nói lại" in (await say("chưa")).result
    assert values(await say("28/11/2026"))["endDate"] == "2026-11-28"


async def test_a_sum_out_of_the_usual_range_is_asked(say: Say) -> None:
    turn = await say("số tiền vay 500 nghìn đồng", form_type="loan")
    assert turn.pending is not None
    assert "10 triệu đồng" in turn.pending.question


async def test_too_short_a_phone_number_is_asked_for_again(say: Say) -> None:
    turn = await say("số điện thoại 0912", form_type="loan")
    assert "phoneNumber" not in values(turn)
    assert turn.pending is not None
    assert values(await say("0912345678"))["phoneNumber"] == "0912345678"


async def test_a_value_without_a_name_does_not_push_out_one_that_is_there(say: Say) -> None:
    await say("họ tên Nguyễn Văn An", form_type="loan")
    asked = await say("Trần Thị Bích Ngọc")
    assert values(asked)["customerName"] == "Nguyễn Văn An"
    assert asked.pending is not None
    assert "Đổi thành Trần Thị Bích Ngọc" in asked.pending.question
    assert values(await say("có"))["customerName"] == "Trần Thị Bích Ngọc"


async def test_what_is_said_of_a_wife_does_not_go_to_the_customer(say: Say) -> None:
    await say("họ tên Nguyễn Văn An, số điện thoại 0912345678", form_type="loan")
    turn = await say("vợ mình tên là Nguyễn Thu Trang số điện thoại 0977 123 456")
    assert values(turn)["customerName"] == "Nguyễn Văn An"
    assert values(turn)["phoneNumber"] == "0912345678"


async def test_what_it_is_not_is_not_written(say: Say) -> None:
    turn = await say("khách hàng tên Lê Văn Đạt chứ không phải Lê Văn Đức", form_type="operations")
    assert values(turn)["customerName"] == "Lê Văn Đạt"


@pytest.mark.parametrize("text", ["thôi không mua nữa", "vay 20 nghìn đô", "giảm số tiền vay 100 triệu"])
async def test_a_sum_is_not_guessed(say: Say, text: str) -> None:
    await say("số tiền vay 500 triệu", form_type="loan")
    assert values(await say(text))["loanAmount"] == "500000000"


async def test_a_change_that_nobody_told_of_is_taken_back_before_the_one_it_followed(
    say: Say, browser: FakeBrowser
) -> None:
    await say("số điện thoại 0912345678", form_type="loan")
    await browser.act("s", [Write("phoneNumber", "0987654321")])
    turn = await say("hoàn tác")
    assert values(turn)["phoneNumber"] == "0912345678"
    assert "phoneNumber" not in values(await say("hoàn tác"))


async def test_after_sending_nothing_changes_until_a_new_form_is_opened(
    say: Say, browser: FakeBrowser
) -> None:
    await complete(say)
    await say("gửi đơn")
    assert (await say("xác nhận")).success
    late = await say("sửa số tiền vay thành 1 tỷ")
    assert not late.success
    assert "đã gửi" in late.result
    assert values(late)["loanAmount"] == "500000000"
    fresh = await say("mở đơn mới")
    assert fresh.form is not None
    assert values(fresh) == {}
    assert len(browser.submissions) == 1


async def test_words_before_any_form_are_all_carried_out(say: Say) -> None:
    await say("số điện thoại 0912345678")
    turn = await say("mở đơn vay, kỳ hạn 24 tháng")
    assert filled(turn) == {"phoneNumber": "0912345678", "loanTerm": "24"}


async def test_reset_says_so_and_can_be_undone(say: Say) -> None:
    await say(ONE_SHOT)
    await say("xóa hết")
    turn = await say("có")
    assert "đã xóa hết" in turn.result
    assert values(turn) == {}
    assert values(await say("hoàn tác"))["customerName"] == "Nguyễn Văn An"


@pytest.mark.parametrize("word", ["có", "đúng rồi", "không"])
async def test_an_answer_to_nothing_is_told_so(say: Say, word: str) -> None:
    turn = await say(word, form_type="loan")
    assert "không có gì đang chờ" in turn.result
    assert values(turn) == {}


async def test_a_greeting_gets_help_not_a_complaint(say: Say) -> None:
    turn = await say("chào em", form_type="loan")
    assert "em chào anh chị" in turn.result


async def test_a_yes_that_is_also_the_name_of_a_box_ticks_nothing(say: Say) -> None:
    await say("mở đơn vay")
    turn = await say("xác nhận")
    assert values(turn) == {}
    assert "không có gì đang chờ" in turn.result


async def test_a_hand_between_the_last_look_and_the_press_stops_the_sending(
    say: Say, browser: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(ONE_SHOT)
    page = browser._open["s"]
    for field in page.form.fields:
        if field.required and field.empty:
            page.put(
                field.name,
                "true" if field.type == "checkbox" else "1990-01-01" if field.type == "date" else "x",
            )
    turn = await say("gửi")
    assert turn.pending is not None, turn.result
    act = browser.act

    async def with_a_hand(session_id: str, acts: Any) -> Any:
        if any(isinstance(one, Press) for one in acts):
            page.put("customerName", "Kẻ Khác")
        return await act(session_id, acts)

    monkeypatch.setattr(browser, "act", with_a_hand)
    turn = await say("xác nhận")
    assert browser.submissions == []
    assert "đã đổi sau khi anh chị xác nhận" in turn.result
