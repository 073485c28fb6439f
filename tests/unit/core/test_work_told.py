"""Work told in everyday words says that somebody is employed."""

from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.decide import decide
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from tests.corpus.cases import load_form

TODAY = date(2026, 11, 23)
LOAN = load_form("loan")


def written(said: str, asked: str | None = None) -> dict[str, str]:
    """The values that would be written for the sentence."""
    vocabulary = compile_form(LOAN, load_language())
    heard = understand(said, LOAN, vocabulary, load_language(), Context(TODAY, asked=asked))
    planned = decide(heard, LOAN, vocabulary).planned
    outcomes = [step.outcome for step in planned if hasattr(step, "outcome")]
    return {outcome.field or "": outcome.value for outcome in outcomes}


@pytest.mark.parametrize(
    "said",
    [
        "làm bảo vệ cho công ty Hòa Bình, lương 12 triệu",
        "đi dạy ở trường Nguyễn Du, lương 9 triệu",
        "làm y tá bệnh viện Chợ Rẫy, lương 15 triệu",
        "đi làm ở công ty Hòa Bình",
        "tui là giáo viên trường Nguyễn Du",
        "tôi làm bảo vệ lương 7 triệu",
        "lái xe cho hãng taxi",
    ],
)
def test_a_job_and_who_pays_for_it_say_that_somebody_is_employed(said: str) -> None:
    assert written(said)["employmentStatus"] == "employed"


@pytest.mark.parametrize(
    "said",
    [
        "vợ tôi làm ở công ty Hòa Bình",
        "hồi trước làm công ty giờ nghỉ rồi",
        "tôi không làm ở công ty nào",
        "tôi là giám đốc công ty Hòa Bình",
        "làm chủ cửa hàng tạp hóa",
        "làm ở đâu",
    ],
)
def test_work_that_is_over_ones_own_or_anothers_says_nothing_of_it(said: str) -> None:
    assert written(said).get("employmentStatus", "") != "employed"


def test_the_answer_to_the_question_may_be_the_work_itself() -> None:
    vocabulary = compile_form(LOAN, load_language())
    context = Context(TODAY, asked="employmentStatus")
    heard = understand("em làm kế toán cho công ty Hòa Bình", LOAN, vocabulary, load_language(), context)
    fills = {command.field: command.text for command in heard.commands if isinstance(command, Fill)}
    assert fills["employmentStatus"] == "employed"
