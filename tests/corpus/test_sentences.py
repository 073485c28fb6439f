"""Every sentence that rules are made from, understood on the snapshot of its form.

Those that only measure ("test", "fresh") are judged by `make eval`, against evaluation/thresholds.yaml.
"""

import pytest

from tests.corpus.cases import Case, cases, split
from tests.corpus.judging import complaint


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if split(case) == "dev"],
    ids=lambda case: f"{case.form}: {case.name}",
)
def test_sentence(case: Case, request: pytest.FixtureRequest) -> None:
    if case.fails:
        request.applymarker(pytest.mark.xfail(reason=case.fails, strict=True))
    assert complaint(case) == ""
