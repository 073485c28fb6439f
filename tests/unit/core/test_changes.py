"""What a change by some amount proposes: worked out from what the field holds."""

from dataclasses import replace

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.understand import understand
from tests.corpus.judging import TODAY, compiled


@pytest.mark.parametrize(
    ("form_name", "field", "held", "said", "proposed"),
    [
        ("loan", "loanAmount", "500000000", "tăng thêm 100 triệu", "600000000"),
        ("loan", "loanAmount", "500000000", "bớt 50 triệu đi", "450000000"),
        ("loan", "loanTerm", "24", "giảm kỳ hạn 6 tháng", "18"),
        ("loan", "loanTerm", "24", "tăng thêm 1 năm", "36"),
        ("operations", "fraudScore", "20", "tăng thêm 10 điểm", "30"),
        ("hr", "duration", "3", "thêm 1 ngày nữa", "4"),
        ("hr", "endDate", "2026-12-03", "lùi ngày kết thúc thêm 2 ngày", "2026-12-05"),
        ("crm", "followUpDate", "2026-12-05", "dời thêm 2 ngày", "2026-12-07"),
    ],
)
def test_the_new_value_is_proposed(form_name: str, field: str, held: str, said: str, proposed: str) -> None:
    form, vocabulary = compiled(form_name)
    holding = replace(
        form, fields=tuple(replace(f, value=held) if f.name == field else f for f in form.fields)
    )
    context = Context(TODAY, last=field)
    (command,) = understand(said, holding, vocabulary, load_language(), context).commands
    assert isinstance(command, Fill)
    assert (command.field, command.text, command.doubt) == (field, proposed, Doubt.CHANGED)


def test_a_span_that_the_list_lacks_offers_the_nearest() -> None:
    form, vocabulary = compiled("loan")
    term = replace(
        form, fields=tuple(replace(f, value="24") if f.name == "loanTerm" else f for f in form.fields)
    )
    context = Context(TODAY, last="loanTerm")
    (command,) = understand("giảm kỳ hạn 3 tháng", term, vocabulary, load_language(), context).commands
    assert isinstance(command, Fill)
    assert command.doubt is Doubt.NOT_AN_OPTION
    assert [option.value for option in command.nearest] == ["18", "24"]
