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
    assert "; và 3 lựa chọn khác" in told


@pytest.mark.parametrize(
    "said", ["đọc tiếp", "mấy cái còn lại là gì", "còn những lựa chọn nào nữa", "kể nốt đi em"]
)
def test_the_rest_of_a_long_list_is_told_when_it_is_asked_for(said: str) -> None:
    form, language = load_form("hr"), load_language()
    vocabulary = compile_form(form, language)
    heard = understand(said, form, vocabulary, language, Context(TODAY, last="department"))
    told = decide(heard, form, vocabulary).remarks[0]
    assert told == "phòng ban: còn 3 lựa chọn nữa: Pháp chế và tuân thủ; Vận hành; Tiếp thị"


def test_a_box_that_shows_its_choices_while_one_types_says_so() -> None:
    what, told = asked_for("nhân viên phụ trách có những ai", "crm")
    assert what == "agentName"
    assert "gõ vào mới hiện" in told


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("lý do là có những việc gì đó", "hr"),
        ("danh sách khách mời phòng ban", "hr"),
        ("hệ thống bàn giao đang có gì, đọc lên", "hr"),
        ("khách có những thẻ gì thì tôi không rõ", "crm"),
    ],
)
def test_other_words_of_asking_ask_for_no_choices(said: str, form: str) -> None:
    shown = load_form(form)
    language = load_language()
    heard = understand(said, shown, compile_form(shown, language), language, Context(TODAY))
    assert not any(isinstance(command, Read) and command.choices for command in heard.commands)


def test_a_list_that_was_asked_for_needs_no_name() -> None:
    assert asked_for("có những lựa chọn nào", "hr", asked="department")[0] == "department"
