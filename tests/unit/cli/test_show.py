"""A turn on the terminal, as a person reads it."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from speak_to_input.cli.show import show_turn
from speak_to_input.core.forms import Field, Form, Option
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Turn

TERM = Field("loanTerm", "Kỳ hạn vay", options=(Option("24", "24 tháng"),))
FILL = Outcome(
    ActionType.FILL, Status.DONE, "loanTerm", "Kỳ hạn vay", value="24", heard="hai năm", verified=True
)
TURN = Turn(
    True, "s", "r", "c", "Dạ, đã điền kỳ hạn vay.", (FILL,), Form("loan", "http://127.0.0.1/", fields=(TERM,))
)


def shown(turn: Turn) -> list[str]:
    screen = Console(file=StringIO(), width=100)
    show_turn(screen, turn)
    assert isinstance(screen.file, StringIO)
    return screen.file.getvalue().splitlines()


def test_field_heard_value_and_verified() -> None:
    head, row, reply = shown(TURN)
    assert head.split() == ["field", "heard", "value", "verified"]
    assert [part.strip() for part in row.split("  ") if part.strip()] == [
        "Kỳ hạn vay", "hai năm", "24 tháng", "✓ yes",
    ]  # fmt: skip
    assert reply == "Dạ, đã điền kỳ hạn vay."


def test_what_was_done_but_not_read_back_is_not_called_verified() -> None:
    assert "✓" not in "\n".join(shown(replace(TURN, actions=(replace(FILL, verified=False),))))


def test_a_refusal_says_why() -> None:
    refused = replace(FILL, status=Status.REJECTED, verified=False, error="Chỉ từ 6 đến 360 tháng")
    told = "\n".join(shown(replace(TURN, success=False, actions=(refused,))))
    assert "✗ no" in told
    assert "Kỳ hạn vay: Chỉ từ 6 đến 360 tháng" in told


def test_a_question_is_asked_once_with_its_choices() -> None:
    pending = Pending(PendingKind.CONFIRM_SUBMIT, "Gửi đi ạ?", ("Xác nhận", "Không"))
    told = "\n".join(shown(replace(TURN, result="Dạ, gửi đi ạ?", actions=(), pending=pending)))
    assert told.lower().count("gửi đi ạ?") == 1
    assert "Xác nhận · Không" in told
    assert "Gửi đi ạ?" in "\n".join(shown(replace(TURN, result="Dạ.", actions=(), pending=pending)))


def test_words_are_no_markup() -> None:
    assert "[bold]An[/bold]" in "\n".join(shown(replace(TURN, result="[bold]An[/bold]", actions=())))
