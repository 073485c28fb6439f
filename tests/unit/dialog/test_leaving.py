"""A link of the page leads to another form: what was entered is kept, and the old question is void."""

import pytest

from speak_to_input.core.turns import PendingKind
from tests.unit.dialog.bank import BASE
from tests.unit.dialog.desk import SESSION, Desk
from tests.unit.dialog.test_chaos import some_value

_SAID = (
    "mở cập nhật khách hàng",
    "khách hàng Phạm Quốc Khánh, mã khách hàng CUS002, số điện thoại 0911222333",
    "hình thức gọi điện, ngày tương tác 20/11/2026",
)


def follow(desk: Desk, form: str) -> None:
    """As a link of the page does it: the conversation is not told."""
    desk.run(desk.browser.open(SESSION, f"{BASE}/forms/{form}/"))


def test_what_was_entered_is_kept_and_undo_brings_back_every_value(desk: Desk) -> None:
    for text in _SAID:
        desk.say(text)
    held = {name: value for name, value in desk.values.items() if value not in ("", "false")}
    assert len(held) == 5
    follow(desk, "hr")
    turn = desk.say("còn thiếu gì")
    assert turn.result.startswith(
        "Trang đã chuyển sang Yêu cầu nhân sự. Cập nhật khách hàng chưa gửi, em giữ 5 ô"
    )
    assert "tên nhân viên" in turn.result
    assert desk.ledger.form_type == "hr"
    follow(desk, "crm")
    turn = desk.say("hoàn tác")
    assert {name: desk.values[name] for name in held} == held
    assert "điền lại 5 ô" in turn.result


def test_the_words_right_after_it_may_be_the_undo(desk: Desk) -> None:
    for text in _SAID:
        desk.say(text)
    follow(desk, "hr")
    desk.say("hoàn tác")
    assert desk.ledger.form_type == "crm"
    assert desk.values["phoneNumber"] == "0911222333"


def test_the_question_of_the_form_that_was_left_is_void(desk: Desk) -> None:
    desk.say("mở cập nhật khách hàng")
    desk.say("xóa hết")
    desk.say("tên khách hàng là Phạm Quốc Khánh")
    assert desk.say("mở đơn vay").pending is not None
    follow(desk, "hr")
    turn = desk.say("có")
    assert desk.ledger.form_type == "hr"
    assert turn.pending is None


def test_a_form_that_was_sent_is_no_draft_and_the_next_one_is_not_taken_for_it(desk: Desk) -> None:
    desk.say("mở đơn nghỉ phép")
    desk.say("tên nhân viên Vũ Thị Sen")
    desk.conversations._memories.of(SESSION).ledger.sent = True  # type: ignore[union-attr]
    follow(desk, "loan")
    turn = desk.say("tên là Nguyễn Văn An")
    assert desk.values["customerName"] == "Nguyễn Văn An"
    assert "bản nháp" not in turn.result
    assert desk.run(desk.conversations.drafts()) == ()


def test_undo_of_something_said_since_is_that_and_not_the_form_before(desk: Desk) -> None:
    for text in _SAID:
        desk.say(text)
    follow(desk, "hr")
    desk.say("tên nhân viên Vũ Thị Sen")
    desk.say("hoàn tác")
    assert desk.ledger.form_type == "hr"
    assert desk.values["employeeName"] == ""


def test_another_form_that_is_asked_for_loses_nothing_either(desk: Desk) -> None:
    for text in _SAID:
        desk.say(text)
    held = {name: value for name, value in desk.values.items() if value not in ("", "false")}
    asked = desk.say("mở yêu cầu nhân sự")
    assert asked.pending is not None
    assert "bản nháp" in asked.result
    opened = desk.say("có")
    assert desk.ledger.form_type == "hr"
    assert "Cập nhật khách hàng chưa gửi, em giữ 5 ô thành bản nháp" in opened.result
    desk.say("hoàn tác")
    assert desk.ledger.form_type == "crm"
    assert {name: desk.values[name] for name in held} == held


def test_going_to_and_fro_keeps_one_draft_of_what_was_not_changed(desk: Desk) -> None:
    for text in (*_SAID, "mở yêu cầu nhân sự", "có", "hoàn tác"):
        desk.say(text)
    desk.clock.wait(120)
    desk.say("mở yêu cầu nhân sự")
    desk.say("có")
    assert desk.ledger.form_type == "hr"
    assert len(desk.run(desk.conversations.drafts())) == 1


@pytest.mark.parametrize(
    "said",
    [
        "thôi chuyển qua yêu cầu nhân sự",
        "xong rồi, giờ mở đơn nghỉ phép nha em",
        "bỏ hết đi, mở đơn nghỉ phép",
        "cho chị sang đơn xin nghỉ phép cái",
    ],
)
def test_another_form_is_asked_for_by_any_verb_of_going(desk: Desk, said: str) -> None:
    for text in _SAID:
        desk.say(text)
    held = dict(desk.values)
    asked = desk.say(said)
    assert asked.pending is not None
    assert "mở biểu mẫu khác" in asked.result
    assert desk.values == held
    desk.say("có")
    assert desk.ledger.form_type == "hr"


def test_what_is_told_before_the_wish_for_another_form_is_for_the_open_one(desk: Desk) -> None:
    for text in _SAID:
        desk.say(text)
    desk.say("mã khách hàng CUS009, rồi mở đơn nghỉ phép")
    assert desk.values["customerId"] == "CUS009"
    desk.say("có")
    assert desk.ledger.form_type == "hr"


def test_a_form_that_was_left_is_gone_back_to_as_it_was(desk: Desk) -> None:
    for text in (*_SAID, "mở yêu cầu nhân sự", "có", "tên nhân viên Vũ Thị Sen"):
        desk.say(text)
    desk.say("quay lại phiếu khách hàng")
    desk.say("có")
    assert desk.ledger.form_type == "crm"
    assert desk.values["phoneNumber"] == "0911222333"
    desk.say("quay lại đơn nghỉ phép")
    desk.say("có")
    assert desk.ledger.form_type == "hr"
    assert desk.values["employeeName"] == "Vũ Thị Sen"


@pytest.mark.parametrize(
    "said", ["mô tả vấn đề là khách muốn chuyển qua đơn vay khác", "ghi chú là khách hỏi hồ sơ vay"]
)
def test_a_form_that_somebody_else_wants_is_told(desk: Desk, said: str) -> None:
    for text in _SAID:
        desk.say(text)
    desk.say(said)
    assert desk.ledger.form_type == "crm"
    assert desk.say("có").result == "Dạ, hiện không có gì đang chờ anh chị xác nhận ạ."


def test_what_was_saved_a_moment_ago_is_left_without_a_question_and_kept_once(desk: Desk) -> None:
    for text in (*_SAID, "lưu nháp"):
        desk.say(text)
    desk.clock.wait(120)
    assert "còn nguyên" in desk.say("mở yêu cầu nhân sự").result
    assert desk.ledger.form_type == "hr"
    assert len(desk.run(desk.conversations.drafts())) == 1


@pytest.mark.parametrize(
    "said",
    [
        "mở biểu mẫu nhân sự, em xin nghỉ phép ba ngày từ thứ tư tuần sau",
        "thôi, mở đơn nghỉ phép, em xin nghỉ phép năm ba ngày",
    ],
)
def test_what_is_told_behind_the_wish_is_for_the_other_form(desk: Desk, said: str) -> None:
    for text in _SAID:
        desk.say(text)
    held = dict(desk.values)
    assert desk.say(said).pending is not None
    assert desk.values == held
    desk.say("có, giữ nháp đi em")
    assert desk.ledger.form_type == "hr"
    assert desk.values["requestType"] == "leave"


def drafts(desk: Desk) -> list[dict[str, str]]:
    return [dict(draft.values) for draft in desk.run(desk.conversations.drafts())]


def test_two_forms_that_are_left_in_one_minute_are_both_kept(desk: Desk) -> None:
    for name in ("Trần Văn An", "Lê Thị Hoa"):
        for text in ("mở đơn vay", f"tên khách hàng là {name}", "mở đơn nghỉ phép", "có"):
            desk.say(text)
    assert [held["customerName"] for held in drafts(desk)] == ["Lê Thị Hoa", "Trần Văn An"]


def test_a_draft_that_was_deleted_holds_nothing(desk: Desk) -> None:
    for text in ("mở đơn vay", "tên khách hàng là Trần Văn An", "lưu nháp tên là một", "xóa nháp một", "có"):
        desk.say(text)
    assert drafts(desk) == []
    assert desk.say("mở đơn nghỉ phép").pending is not None
    desk.say("có")
    assert [held["customerName"] for held in drafts(desk)] == ["Trần Văn An"]


def test_what_was_taken_out_since_it_was_saved_does_not_come_back(desk: Desk) -> None:
    for text in (
        *_SAID,
        "lưu nháp",
        "xóa số điện thoại",
        "mở đơn nghỉ phép",
        "có",
        "quay lại phiếu khách hàng",
    ):
        desk.say(text)
    assert desk.ledger.form_type == "crm"
    assert desk.values["phoneNumber"] == ""
    assert desk.values["customerId"] == "CUS002"


def test_what_was_sent_is_not_gone_back_to(desk: Desk) -> None:
    for text in (*_SAID, "mở đơn nghỉ phép", "có", "quay lại phiếu khách hàng"):
        desk.say(text)
    assert desk.values["customerId"] == "CUS002"
    page = desk.page
    assert page is not None
    for field in page.form.fields:
        if field.required and field.enabled and not field.value:
            desk.edit(field.name, some_value(field))
    asked = desk.say("gửi đi, rồi mở đơn vay")
    assert asked.pending is not None
    assert asked.pending.kind is PendingKind.CONFIRM_SUBMIT
    desk.say("xác nhận")
    assert len(desk.sent) == 1
    assert desk.ledger.form_type == "loan"
    assert drafts(desk) == []
    desk.say("quay lại phiếu khách hàng")
    assert desk.ledger.form_type == "crm"
    assert desk.values["customerId"] == ""


@pytest.mark.parametrize(
    "said", ["thôi không mở đơn nghỉ phép nữa", "không mở đơn nghỉ phép nhé", "đừng mở đơn vay vội em"]
)
def test_a_form_that_shall_not_be_opened_is_not_and_names_nobody(desk: Desk, said: str) -> None:
    for text in _SAID:
        desk.say(text)
    held = dict(desk.values)
    assert desk.say(said).pending is None
    assert (desk.ledger.form_type, desk.values) == ("crm", held)


@pytest.mark.parametrize(
    "said",
    [
        "mô tả vấn đề khách không vào được app. Mở đơn vay bị báo lỗi",
        "mô tả vấn đề là khách cần vay tiền. Sau đó mở đơn vay bị lỗi",
        "khách hàng hỏi thủ tục, rồi làm hồ sơ vay",
        "anh này trở lại hỏi đơn vay",
        "anh ấy muốn sang đơn vay khác",
        "chuyển sang tài khoản hồ sơ vay",
    ],
)
def test_what_is_told_of_a_form_does_not_open_it(desk: Desk, said: str) -> None:
    desk.say("mở cập nhật khách hàng")
    turn = desk.say(said)
    assert desk.ledger.form_type == "crm"
    assert turn.pending is None or "biểu mẫu khác" not in turn.pending.question


@pytest.mark.parametrize(
    "said", ["mở đơn vay, à không, mở đơn nghỉ phép", "em mở đơn vay rồi giờ mở đơn nghỉ phép"]
)
def test_of_two_forms_the_last_is_meant(desk: Desk, said: str) -> None:
    desk.say("mở cập nhật khách hàng")
    desk.say(said)
    assert desk.ledger.form_type == "hr"


@pytest.mark.parametrize("said", ["có, chị đang điền mà em", "ừ đang điền", "ừ điền đã"])
def test_a_yes_that_goes_on_otherwise_does_not_leave(desk: Desk, said: str) -> None:
    for text in (*_SAID, "mở đơn nghỉ phép"):
        desk.say(text)
    desk.say(said)
    assert desk.ledger.form_type == "crm"


@pytest.mark.parametrize("since", [0, 120])
def test_what_was_saved_is_not_kept_twice_when_the_session_is_closed(desk: Desk, since: int) -> None:
    for text in (*_SAID, "lưu nháp"):
        desk.say(text)
    desk.clock.wait(since)
    desk.run(desk.conversations.close(SESSION))
    assert [held["customerId"] for held in drafts(desk)] == ["CUS002"]


def test_what_was_changed_since_takes_the_place_of_what_was_saved_without_a_name(desk: Desk) -> None:
    for text in (*_SAID, "lưu nháp", "mã khách hàng CUS009"):
        desk.say(text)
    desk.run(desk.conversations.close(SESSION))
    assert [held["customerId"] for held in drafts(desk)] == ["CUS009"]
