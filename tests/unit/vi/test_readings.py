"""Readers are asked only at words that may begin their values: no reading may be lost by that."""

from collections.abc import Callable
from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.vi import readings
from speak_to_input.vi.text import Words, fold, read_words
from speak_to_input.vi.web_addresses import written_addresses
from tests.corpus.cases import cases

TODAY = date(2026, 11, 23)
LEXICON = load_language().lexicon
SAID = sorted({saying.say for case in cases() for saying in case.sayings})[::80]


def asked_everywhere(words: Words, at: int) -> list[object]:
    """What every reader finds at a token, whatever the word there."""
    found: list[object] = []
    for plain, _ in readings._PLAIN:
        found += plain(words, at)
    for dated, _ in readings._DATED:
        found += dated(words, at, TODAY)
    for lettered, _ in readings._LETTERED:
        found += lettered(words, at, LEXICON)
    return found


@pytest.mark.parametrize("spelled", [str, fold, str.upper], ids=["as said", "without marks", "in capitals"])
def test_no_reading_is_lost(spelled: Callable[[str], str]) -> None:
    for said in SAID:
        words = read_words(spelled(said))
        found = readings.read_all(words, LEXICON, TODAY)
        within = {at for start, (end, _) in written_addresses(words).items() for at in range(start, end)}
        for at in set(range(len(words))) - within:  # no part of a page's address is a code or a name
            assert asked_everywhere(words, at) == list(found[at]), (words.text, at)
