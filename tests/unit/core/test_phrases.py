"""Known phrases in an utterance, scored by tone and sound."""

import pytest

from speak_to_input.core.language import Language
from speak_to_input.core.phrases import Phrases, spelled, syllables
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import read_words

FIELDS = [("số điện thoại", "phone", 1.0), ("điện thoại", "phone", 0.8), ("địa chỉ email", "email", 1.0)]


def strongest(phrases: Phrases[str], text: str, at: int = 0) -> tuple[str, int, float] | None:
    found = max(phrases.matches(read_words(text), at), key=lambda m: (m.strength, m.end), default=None)
    return (found.item, found.end, found.strength) if found else None


@pytest.fixture
def phrases() -> Phrases[str]:
    return Phrases(spelled(FIELDS))


def test_a_phrase_is_found_where_it_begins(phrases: Phrases[str]) -> None:
    words = "cho tôi số điện thoại 0912"
    assert strongest(phrases, words) is None
    assert strongest(phrases, words, 2) == ("phone", 5, 1.0)
    assert strongest(phrases, words, 3) == ("phone", 5, 0.8)


def test_missing_marks_cost_little_and_wrong_ones_more(phrases: Phrases[str]) -> None:
    bare = strongest(phrases, "so dien thoai")
    mixed = strongest(phrases, "so điện thoại")
    wrong = strongest(phrases, "số điền thoại")
    assert bare
    assert mixed
    assert wrong
    assert 1.0 > bare[2] > mixed[2] > wrong[2] > 0.5


def test_a_misheard_word_is_found_only_by_sound(phrases: Phrases[str], language: Language) -> None:
    heard = "số điệng thoại"
    assert strongest(phrases, heard) is None
    found = strongest(Phrases(spelled(FIELDS), SoundIndex(language.sounds)), heard)
    assert found is not None
    assert found[:2] == ("phone", 3)
    assert found[2] < 1.0


def test_a_small_word_may_stand_between(phrases: Phrases[str]) -> None:
    found = strongest(phrases, "địa chỉ của email")
    assert found is not None
    assert found[:2] == ("email", 4)
    assert found[2] < 1.0


def test_no_phrase_reaches_over_a_comma(phrases: Phrases[str]) -> None:
    assert strongest(phrases, "số, điện thoại") is None


def test_one_syllable_alone_must_be_said_exactly(language: Language) -> None:
    one: Phrases[str] = Phrases([("name", {("tên",): 1.0})], SoundIndex(language.sounds))
    assert strongest(one, "tên") == ("name", 1, 1.0)
    assert strongest(one, "tến") is None
    assert strongest(one, "tênh") is None


def test_the_stronger_of_two_equal_phrases_counts() -> None:
    assert strongest(Phrases(spelled([("kỳ hạn", "term", 0.5), ("kỳ hạn", "term", 0.9)])), "kỳ hạn") == (
        "term",
        2,
        0.9,
    )


def test_syllables_are_lower_case_with_their_marks() -> None:
    assert syllables("Số Điện Thoại") == ("số", "điện", "thoại")
