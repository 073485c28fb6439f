"""Among readings that sound almost alike the form's own is chosen."""

from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.hearing.manners import Manner
from speak_to_input.core.hearing.rescoring import Reading, best, clean, sounding_alike
from speak_to_input.core.hearing.speech import Alternative
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import Turn
from tests.unit.core.hearing.previews import fills, turn

SOUNDS = load_lexicon().sounds


def look(preview: Turn | None, manner: Manner | None = None) -> Reading:
    return Reading(Alternative("x"), preview, manner)


def reading(text: str, score: float, filled: bool) -> Reading:
    return Reading(Alternative(text, score), fills("term", "24", text) if filled else turn())


def test_the_reading_that_fills_wins_when_it_sounds_almost_as_likely() -> None:
    first, second = reading("kỳ hàng 24 tháng", -0.3, False), reading("kỳ hạn 24 tháng", -0.4, True)
    assert best([first, second]) is second


def test_a_reading_that_sounds_much_less_likely_is_not_believed() -> None:
    first, second = reading("trời đẹp quá", -0.1, False), reading("kỳ hạn 24 tháng", -0.9, True)
    assert best([first, second]) is first


def test_only_a_reading_without_questions_is_clean() -> None:
    assert clean(look(fills("term", "24", "24 tháng")))
    assert not clean(look(fills("term", "", "20 tháng", Status.ASKED)))
    assert not clean(look(turn()))
    assert not clean(look(None))
    assert clean(look(turn(), Manner.AGAIN))


def test_phrases_of_the_moment_that_sound_like_what_was_heard() -> None:
    found = sounding_alike("đẹp tục", ("quay lại", "tiếp tục", "gửi đơn"), SOUNDS)
    assert [alternative.text for alternative in found] in (["tiếp tục"], [])
    assert [a.text for a in sounding_alike("kỳ hạng 24 tháng", ("kỳ hạn 24 tháng", "quay lại"), SOUNDS)] == [
        "kỳ hạn 24 tháng"
    ]
    assert sounding_alike("quay lại", ("quay lại",), SOUNDS) == (), "the same is no other reading"
