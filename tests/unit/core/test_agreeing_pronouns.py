"""Whom a pronoun may mean, where nothing stands behind the last word."""

from speak_to_input.core.decoding.referents import Somebody, agrees
from speak_to_input.vi.genders import Gender
from speak_to_input.vi.text import read_words


def test_nobody_is_left_out_behind_the_last_word() -> None:
    """An utterance that ends with somebody's kin was searched one token too far."""
    words = read_words("khách đi cùng mẹ chị ấy")
    mother = Somebody(3, 6, Gender.FEMALE, kin=True)
    assert agrees(words, mother, len(words), None)


def test_kin_is_not_meant_by_the_word_that_tells_whose_kin_it_is() -> None:
    """In "mẹ chị ấy ốm, số chị ấy" the mother is not meant."""
    words = read_words("mẹ chị ấy ốm, số chị ấy")
    assert not agrees(words, Somebody(0, 3, Gender.FEMALE, kin=True), 5, Gender.FEMALE)
