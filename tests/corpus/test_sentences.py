"""Every sentence of the corpus, understood on the snapshot of its form."""

import pytest

from tests.corpus.cases import Case, cases
from tests.corpus.judging import complaint


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.form}: {case.name}")
def test_sentence(case: Case, request: pytest.FixtureRequest) -> None:
    if case.fails:
        request.applymarker(pytest.mark.xfail(reason=case.fails, strict=True))
    assert complaint(case) == ""
