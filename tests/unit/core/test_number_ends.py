"""An end of a number that is called before the number itself."""

import pytest

from speak_to_input.core.partial import end_of_named
from speak_to_input.vi.number_ends import ends_named_at, is_first
from speak_to_input.vi.text import read_words


@pytest.mark.parametrize(
    ("said", "end", "first"),
    [
        ("bốn số cuối của số điện thoại", 4, False),
        ("3 chữ số cuối số tài khoản", 4, False),
        ("hai con cuối", 3, False),
        ("đuôi của căn cước", 2, False),
        ("ba số đầu của số điện thoại", 4, True),
        ("hai con đầu lòng", 0, False),
        ("cuối tháng", 0, False),
        ("số điện thoại", 0, False),
        ("năm trăm triệu", 0, False),
    ],
)
def test_the_words_that_call_an_end(said: str, end: int, first: bool) -> None:
    words = read_words(said)
    found = ends_named_at(words, 0)
    assert found == end
    assert is_first(words, 0, found) is first


@pytest.mark.parametrize(
    ("digits", "first", "whole"),
    [
        ("8449", False, "0938218449"),
        ("không chín tám", True, "0988217123"),
        ("bảy chín", False, "0938217179"),
    ],
)
def test_the_number_gets_another_end(digits: str, first: bool, whole: str) -> None:
    words = read_words(digits)
    parts = end_of_named(words, 0, "0938217123", first=first)
    assert [part.whole for part in parts if part.end == len(words)] == [whole]


def test_as_many_digits_as_the_number_has_are_no_end() -> None:
    assert not list(end_of_named(read_words("0938217124"), 0, "0938217123", first=False))
