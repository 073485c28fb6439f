"""What `parse --explain` tells: every candidate, and shares that add up to the scores."""

from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from speak_to_input.catalog.understanding import load_language
from speak_to_input.cli.explaining import show_explanation
from speak_to_input.cli.score_parts import parts_of
from speak_to_input.core.context import Context
from speak_to_input.core.understand import Explanation, explain
from tests.corpus.judging import compiled

SENTENCES = (
    "vay năm trăm triệu kỳ hạn hai năm",
    "0912345678 là số điện thoại của tôi, địa chỉ 12 Trần Phú",
    "xóa email rồi qua bước sau",
    "ghi chú là khách hẹn tuần sau",
    "trời hôm nay đẹp quá",
)


def explained(text: str) -> Explanation:
    form, vocabulary = compiled("loan")
    return explain(text, form, vocabulary, load_language(), Context(date(2026, 11, 23)))


@pytest.mark.parametrize("text", SENTENCES)
def test_the_shares_of_a_score_add_up(text: str) -> None:
    told = explained(text)
    for hypothesis in told.hypotheses:
        parts = parts_of(hypothesis, told.candidates, compiled("loan")[1])
        assert sum(part.gain for part in parts) == pytest.approx(hypothesis.score)


def test_candidates_scores_and_the_reason_are_shown() -> None:
    screen = Console(file=StringIO(), width=200)
    show_explanation(screen, explained("vay năm trăm triệu"), compiled("loan")[1])
    assert isinstance(screen.file, StringIO)
    told = screen.file.getvalue()
    for part in ("readings", "mentions", "cues", "best interpretations", "why #1 beats #2", "understood"):
        assert part in told
    assert "loanAmount = '500000000' (“năm trăm triệu”)" in told
    assert "value “năm trăm triệu”, fit" in told
