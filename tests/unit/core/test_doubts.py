"""The question that a doubtful value leads to, and what its answers would do."""

from dataclasses import replace

import pytest

from speak_to_input.core.commands import Fill
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.doubts import question_about
from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.turns import PendingKind

AMOUNT = Field("amount", "Số tiền vay (VNĐ)")
TERM = Field("term", "Kỳ hạn", FieldType.SELECT, options=(Option("12", "12 tháng"), Option("24", "24 tháng")))
DAY = Field("day", "Ngày sinh", FieldType.DATE)
PHONE = Field("phone", "Số điện thoại", FieldType.TEL)


def test_a_value_that_the_list_lacks_offers_the_nearest_choices() -> None:
    assert TERM.options is not None
    asked = Fill("term", "", "18 tháng", doubt=Doubt.NOT_AN_OPTION, nearest=TERM.options)
    question, reason = question_about(asked, TERM, FieldKind.CHOICE)
    assert question.kind is PendingKind.CHOOSE
    assert question.options == ("12 tháng", "24 tháng")
    assert [(fill.text, fill.doubt) for fill in question.choices if isinstance(fill, Fill)] == [
        ("12", None),
        ("24", None),
    ]
    assert "18 tháng" in reason
    assert "12 tháng hoặc 24 tháng" in question.text


def test_a_small_number_as_money_may_be_millions_or_thousands() -> None:
    question, _ = question_about(
        Fill("amount", "20", "hai mươi", doubt=Doubt.NEEDS_UNIT), AMOUNT, FieldKind.MONEY
    )
    assert question.options == ("20 triệu đồng", "20.000 đồng")
    assert [fill.text for fill in question.choices if isinstance(fill, Fill)] == ["20000000", "20000"]


@pytest.mark.parametrize(
    ("doubt", "text", "word"),
    [
        (Doubt.NEEDS_YEAR, "--03-15", "năm nào"),
        (Doubt.NEEDS_TIME, "2026-11-24", "mấy giờ"),
        (Doubt.NEEDS_DAY, "T08:30", "ngày nào"),
    ],
)
def test_what_is_known_of_a_day_is_kept_for_the_answer(doubt: Doubt, text: str, word: str) -> None:
    question, _ = question_about(Fill("day", text, "mười lăm tháng ba", doubt=doubt), DAY, FieldKind.DATE)
    assert question.asked == "day"
    assert question.partial == {"day": text}
    assert word in question.text
    assert not question.on_yes, "a yes must not write half a value"


def test_a_day_that_does_not_exist_is_asked_anew() -> None:
    question, reason = question_about(
        Fill("day", "", "30 tháng 2", doubt=Doubt.NOT_A_DAY), DAY, FieldKind.DATE
    )
    assert question.asked == "day"
    assert not question.partial
    assert "30 tháng 2" in reason


def test_digits_that_cannot_be_are_counted_and_asked_anew() -> None:
    heard = Fill("phone", "091234567", "…", doubt=Doubt.WRONG_LENGTH)
    question, reason = question_about(heard, PHONE, FieldKind.PHONE)
    assert "9 chữ số" in reason
    assert "10 chữ số" in reason
    assert not question.choices
    assert not question.on_yes


def test_an_unsure_value_is_written_only_after_a_yes() -> None:
    heard = Fill("phone", "0912345678", "0912 345 678", doubt=Doubt.UNSURE)
    question, _ = question_about(heard, PHONE, FieldKind.PHONE)
    assert question.options == ("Đúng", "Không")
    assert question.on_yes == (Fill("phone", "0912345678", "0912 345 678"),)


def test_a_change_by_an_amount_says_what_is_held_and_what_it_would_be() -> None:
    held = replace(AMOUNT, value="500000000")
    asked = Fill("amount", "600000000", "100 triệu", doubt=Doubt.CHANGED)
    question, reason = question_about(asked, held, FieldKind.MONEY)
    assert "từ 500 triệu đồng thành 600 triệu đồng" in question.text
    assert "600 triệu đồng" in reason
    assert [(fill.text, fill.doubt) for fill in question.on_yes if isinstance(fill, Fill)] == [
        ("600000000", None)
    ]
