"""An utterance as tokens."""

import pytest

from speak_to_input.vi.text import read_words, words_of


@pytest.mark.parametrize("text", ["số điện thoại", "ma kh", "email khách", "lãi suất % năm", "15/3/1990", ""])
def test_words_that_were_cut_before_are_those_that_are_read(text: str) -> None:
    read = read_words(text)
    made = words_of(tuple(token.toned for token in read.tokens))
    assert [(t.toned, t.folded, t.mark) for t in made.tokens] == [
        (t.toned, t.folded, t.mark) for t in read.tokens
    ]
    assert made.accented == read.accented
