"""What a list lets choose is told where somebody asks for it."""

from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Read
from speak_to_input.core.context import Context
from speak_to_input.core.decide import decide
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from tests.corpus.cases import load_form

TODAY = date(2026, 11, 23)


def asked_for(said: str, name: str, asked: str | None = None) -> tuple[str, str]:
    """The list whose choices are told, and what is told of it."""
    form, language = load_form(name), load_language()
    vocabulary = compile_form(form, language)
    heard = understand(said, form, vocabulary, language, Context(TODAY, asked=asked))
    command = heard.commands[0]
    assert isinstance(command, Read)
    assert command.choices
    return str(command.what), decide(heard, form, vocabulary).remarks[0]


@pytest.mark.parametrize(
    ("said", "form", "field"),
    [
        ("phòng ban có những lựa chọn nào", "hr", "department"),
        ("mục đích vay có những gì để chọn", "loan", "loanPurpose"),
        ("có những loại giao dịch nào", "operations", "transactionType"),
        ("liệt kê mục đích vay", "loan", "loanPurpose"),
        ("ô phân khúc có mấy lựa chọn hả", "crm", "customerSegment"),
        ("cho xem các lựa chọn của loại nghỉ phép", "hr", "leaveType"),
    ],
)
def test_the_choices_of_a_list_are_told(said: str, form: str, field: str) -> None:
    what, told = asked_for(said, form)
    assert what == field
    assert "lựa chọn: " in told


def test_a_long_list_is_told_by_its_first_choices_and_how_many_more_there_are() -> None:
    _, told = asked_for("phòng ban có những lựa chọn nào", "hr")
    assert told.startswith("phòng ban: có 9 lựa chọn: Khách hàng cá nhân; Khách hàng doanh nghiệp; ")
    assert told.endswith("; và 3 lựa chọn khác")


def test_a_list_that_was_asked_for_needs_no_name() -> None:
    assert asked_for("có những lựa chọn nào", "hr", asked="department")[0] == "department"
