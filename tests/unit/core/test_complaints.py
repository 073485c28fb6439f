"""Complaints of a page about values that were mended since it was sent."""

from dataclasses import replace

from speak_to_input.core.complaints import complaints_of, without_stale
from speak_to_input.core.forms import Field, Form

WRONG = Field("book", "Mã sổ", value="ST123", valid=False, message="Mã sổ này đã tất toán.")
FORM = Form("", "http://127.0.0.1/", fields=(WRONG, Field("name", "Họ tên", value="An")))


def with_book(**changes: object) -> Form:
    return replace(FORM, fields=(replace(WRONG, **changes), FORM.fields[1]))  # type: ignore[arg-type]


def test_a_complaint_stands_while_the_value_stands() -> None:
    assert without_stale(FORM, complaints_of(FORM)) is FORM


def test_a_complaint_about_a_value_that_was_mended_is_lifted() -> None:
    lifted = without_stale(with_book(value="ST999"), complaints_of(FORM))
    assert (lifted.invalid, lifted.fields[0].message) == ((), "")


def test_another_complaint_stands() -> None:
    shown = with_book(value="ST9", message="Mã sổ có 5 ký tự.")
    assert without_stale(shown, complaints_of(FORM)).invalid == ("book",)


def test_without_a_sending_nothing_is_lifted() -> None:
    assert without_stale(FORM, {}).invalid == ("book",)
