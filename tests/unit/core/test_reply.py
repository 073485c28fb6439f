"""The answer to a turn: facts, refusals with their reason, then the question."""

from dataclasses import replace

import pytest

from speak_to_input.core.forms import Form
from speak_to_input.core.page_acts import Status
from speak_to_input.core.reply import after_opening, answer
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.vocabulary import Vocabulary

NAME = Outcome(ActionType.FILL, Status.DONE, "fullName", "Họ và tên", "Nguyễn Văn An", verified=True)
PHONE = Outcome(ActionType.FILL, Status.DONE, "phone", "Số điện thoại", "0912345678", verified=True)


class Told:
    """Answers on the small form."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        self.form = form
        self.vocabulary = vocabulary

    def __call__(self, *outcomes: Outcome, remarks: tuple[str, ...] = (), question: str = "") -> str:
        return answer(list(outcomes), remarks, question, self.form, self.vocabulary)


@pytest.fixture
def told(form: Form, vocabulary: Vocabulary) -> Told:
    return Told(form, vocabulary)


def test_filled_fields_are_read_back_as_people_say_them(told: Told) -> None:
    assert told(NAME, PHONE) == "Dạ, đã điền họ và tên Nguyễn Văn An và số điện thoại 0912 345 678."


def test_a_refused_field_is_not_said_to_be_filled(told: Told) -> None:
    refused = Outcome(
        ActionType.FILL, Status.REJECTED, "phone", "Số điện thoại", "12", error="Số không hợp lệ"
    )
    said = told(refused)
    assert "đã điền" not in said
    assert said == "Dạ, chưa điền được số điện thoại: Số không hợp lệ."


def test_done_comes_before_refused_and_the_question_last(told: Told) -> None:
    refused = Outcome(ActionType.FILL, Status.REJECTED, "phone", "Số điện thoại", "12", error="sai")
    said = told(NAME, refused, remarks=("em chưa rõ phần “abc”",), question="Số điện thoại là gì ạ?")
    order = [said.index(part) for part in ("đã điền", "hưa điền được", "“abc”", "Số điện thoại là gì ạ?")]
    assert order == sorted(order)
    assert said.endswith("Số điện thoại là gì ạ?")


def test_a_reason_that_the_question_holds_is_said_once(told: Told) -> None:
    refused = Outcome(
        ActionType.FILL, Status.REJECTED, "term", "Kỳ hạn", error="kỳ hạn không có lựa chọn “18”"
    )
    said = told(refused, question="Kỳ hạn không có lựa chọn “18”. Gần nhất là 12 tháng, được không ạ?")
    assert said.lower().count("không có lựa chọn “18”") == 1


def test_boxes_are_ticked_and_fields_are_cleared_by_name(told: Told) -> None:
    tick = Outcome(ActionType.FILL, Status.DONE, "agreed", "Đồng ý điều khoản", "true", verified=True)
    untick = Outcome(ActionType.FILL, Status.DONE, "agreed", "Đồng ý điều khoản", "false", verified=True)
    clear = Outcome(
        ActionType.CLEAR, Status.DONE, "phone", "Số điện thoại", previous="0912345678", verified=True
    )
    assert told(tick) == "Dạ, đã chọn “Đồng ý điều khoản”."
    assert told(untick) == "Dạ, đã bỏ chọn “Đồng ý điều khoản”."
    assert told(clear) == "Dạ, đã xóa số điện thoại."


def test_of_many_fields_only_the_risky_values_are_repeated(told: Told) -> None:
    others = [
        Outcome(ActionType.FILL, Status.DONE, "term", "Kỳ hạn", "24", verified=True),
        Outcome(ActionType.FILL, Status.DONE, "state", "Trạng thái", "new", verified=True),
        Outcome(ActionType.FILL, Status.DONE, "refusal", "Lý do bị từ chối", "dài dòng", verified=True),
        Outcome(ActionType.FILL, Status.DONE, "birthDate", "Ngày sinh", "1990-03-15", verified=True),
    ]
    said = told(NAME, PHONE, *others)
    assert "0912 345 678" in said
    assert "15/03/1990" in said
    assert "dài dòng" not in said
    assert "Nguyễn Văn An" not in said


def test_a_value_to_look_at_is_always_repeated_and_pointed_out(told: Told) -> None:
    doubted = replace(NAME, to_check=True)
    sure = [replace(PHONE, field=name) for name in ("a", "b", "c", "d", "e")]
    said = told(doubted, *sure)
    assert "họ và tên Nguyễn Văn An" in said
    assert "Mời anh chị xem lại họ và tên." in said
    assert "xem lại" not in told(NAME)


def test_nothing_done_and_nothing_to_say_asks_to_say_it_again(told: Told) -> None:
    assert "chưa hiểu" in told()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(ActionType.MOVE, Status.DONE, value="2", label="bước 2"), "Dạ, đang ở bước 2."),
        (Outcome(ActionType.CLICK, Status.DONE, label="Tính lãi"), "Dạ, đã bấm Tính lãi."),
        (
            Outcome(ActionType.UNDO, Status.DONE, "phone", "Số điện thoại", previous="0912345678"),
            "Dạ, đã hoàn tác: bỏ số điện thoại 0912 345 678, nay để trống.",
        ),
        (
            Outcome(
                ActionType.UNDO, Status.DONE, "phone", "Số điện thoại", "0987654321", previous="0912345678"
            ),
            "Dạ, đã hoàn tác: số điện thoại từ 0912 345 678 về lại 0987 654 321.",
        ),
        (
            Outcome(ActionType.UNDO, Status.DONE, "phone", "Số điện thoại", "0987654321"),
            "Dạ, đã hoàn tác: số điện thoại về lại 0987 654 321.",
        ),
        (
            Outcome(ActionType.REDO, Status.DONE, "phone", "Số điện thoại", "0987654321"),
            "Dạ, đã làm lại: số điện thoại 0987 654 321.",
        ),
        (
            Outcome(ActionType.SUBMIT, Status.REJECTED, error="chưa gửi được: thiếu"),
            "Dạ, chưa gửi được: thiếu.",
        ),
    ],
)
def test_other_acts_are_told_in_their_own_words(told: Told, outcome: Outcome, said: str) -> None:
    assert told(outcome) == said


def test_opening_a_form_is_told_before_what_was_filled() -> None:
    assert (
        after_opening("Đơn vay", "Dạ, đã điền kỳ hạn 24 tháng.")
        == "Dạ, đã mở Đơn vay. Đã điền kỳ hạn 24 tháng."
    )


def test_a_value_that_pushed_another_out_is_told_with_it(told: Told) -> None:
    changed = replace(PHONE, previous="0987654321")
    said = "Dạ, đã điền họ và tên Nguyễn Văn An. Đã đổi số điện thoại từ 0987 654 321 thành 0912 345 678."
    assert told(NAME, changed) == said


def test_the_same_value_in_the_pages_spelling_is_no_change(told: Told) -> None:
    assert told(replace(PHONE, previous="0912 345 678")) == "Dạ, đã điền số điện thoại 0912 345 678."


def test_a_field_that_was_left_empty_is_not_said_to_be_filled(told: Told) -> None:
    assert told(replace(PHONE, value="", previous="0987654321")) == "Dạ, đã xóa số điện thoại."
