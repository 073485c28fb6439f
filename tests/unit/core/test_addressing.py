"""What is talk that the microphone heard too, and what is meant for the form."""

from dataclasses import replace
from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.addressing import features, if_addressed, talk
from speak_to_input.core.commands import Clear, Fill, Understanding, Unknown
from speak_to_input.core.context import Context
from speak_to_input.core.doubt import Doubt
from speak_to_input.vi.text import read_words
from tests.corpus.judging import compiled

_, LOAN = compiled("loan")
SAID = read_words("mai mẹ đi chợ mua 3 ký cá")
FILL = Fill("loanTerm", "3", "3", score=0.9)
NOBODY = Context(date(2026, 11, 23))


def judged(weight: float, *commands: Fill | Clear, context: Context = NOBODY) -> Understanding:
    return if_addressed(Understanding(commands), SAID, LOAN, {"/always": weight}, context)


def test_figures_are_one_word_so_that_no_value_is_learned() -> None:
    found = features(read_words("số điện thoại 0912345678 nhé"), LOAN)
    assert found["0"] == found["thoại 0"] == found["^ số"] == found["nhé $"] == 1.0
    assert not any("0912345678" in name for name in found)


def test_the_labels_of_the_form_are_heard_whatever_form_it_is() -> None:
    assert features(read_words("thu nhập"), LOAN)["/labels"] == 1.0
    assert features(read_words("trời mưa"), LOAN)["/no label"] == 1.0


def test_unknown_words_weigh_nothing() -> None:
    assert talk(SAID, LOAN, {}) == 0.0
    assert talk(SAID, LOAN, {"chợ": 1.5, "mẹ đi": 0.5, "hồ sơ": -9.0}) == 2.0


@pytest.mark.parametrize("weight", [-3.0, 0.0, 0.9])
def test_what_is_meant_is_left_as_it_is(weight: float) -> None:
    assert judged(weight, FILL).commands == (FILL,)


def test_what_may_be_talk_is_asked_about() -> None:
    assert judged(1.5, FILL, Clear("email")).commands == (replace(FILL, doubt=Doubt.UNSURE), Clear("email"))


def test_a_doubt_that_stands_is_kept() -> None:
    unlisted = replace(FILL, doubt=Doubt.NOT_AN_OPTION)
    assert judged(1.5, unlisted).commands == (unlisted,)


def test_talk_is_left_alone() -> None:
    assert judged(2.5, FILL).commands == (Unknown(SAID.text),)


def test_who_was_asked_is_believed_sooner() -> None:
    asked = replace(NOBODY, asked="loanTerm")
    assert judged(2.4, FILL, context=asked).commands == (FILL,)
    assert judged(2.4, replace(FILL, field="email"), context=asked).commands == (Unknown(SAID.text),)


def test_a_choice_in_its_own_words_is_believed_sooner() -> None:
    chosen = Fill("loanPurpose", "car_purchase", "mua xe", score=0.95)
    assert judged(1.9, chosen).commands == (chosen,)
    assert judged(1.9, replace(chosen, heard="xe")).commands[0] != replace(chosen, heard="xe")


def test_the_weights_tell_talk_from_requests() -> None:
    weights = load_language().addressing
    for said in ("thôi mai bố mới qua ngân hàng chớ giờ bận lắm", "má ơi chiều nay nhà mình ăn chi rứa"):
        assert talk(read_words(said), LOAN, weights) > 0
    for said in ("thu nhập hàng tháng hai mươi triệu", "dạ em vay ba trăm triệu trong năm năm nha"):
        assert talk(read_words(said), LOAN, weights) < -1
