"""Words must never vanish: what nothing was made of is told."""

from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from tests.corpus.cases import load_form

_LANGUAGE = load_language()
_FORM = load_form("loan")
_VOCABULARY = compile_form(_FORM, _LANGUAGE)


def unclear(text: str) -> tuple[str, ...]:
    return understand(text, _FORM, _VOCABULARY, _LANGUAGE, Context(date(2026, 11, 23))).unexplained


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("sinh 19/5/99, đi làm xyzt", ("đi làm xyzt",)),
        ("vay 200 triệu, xyzt, kỳ hạn 24 tháng", ("xyzt",)),
        ("vay 200 triệu, xyzt abcd, mnpq, kỳ hạn 24 tháng", ("xyzt abcd, mnpq",)),
        ("kỳ hạn 24 tháng, số điện thoại em quên rồi", ("số điện thoại em quên rồi",)),
        ("vay 200 triệu, mua nhà", ()),
        ("dạ em vay 200 triệu nhé, vâng ạ", ()),
    ],
)
def test_a_clause_of_which_nothing_was_made_is_told(said: str, told: tuple[str, ...]) -> None:
    assert unclear(said) == told
