"""An end of a number, called before the number itself: "bốn số cuối của số điện thoại", "đuôi của căn cước"."""

from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words

LAST = ("cuối", "chót", "đuôi")
FIRST = ("đầu",)
_FIGURES = ("số", "chữ", "con")
_BEHIND = ("cùng", "của", "cái", "trong", "ở")
_MOST_FIGURES = 9


def ends_named_at(words: Words, at: int) -> int:
    """The token behind the words that call an end from token `at` on; `at` where they call none."""
    here = at
    if not words.says(here, *_FIGURES, *LAST):
        counts = [r.end for r in read_number(words, here) if 1 <= r.value <= _MOST_FIGURES]
        if here + 1 not in counts:
            return at
        here += 1
    begin = here
    while words.says(here, *_FIGURES):
        here += 1
    alone = here == begin
    ends = ("đuôi",) if alone else LAST if words.says(here - 1, "con") else (*LAST, *FIRST)
    if here >= len(words) or not words.says(here, *ends):
        return at
    here += 1
    while words.says(here, *_BEHIND):
        here += 1
    return here


def is_first(words: Words, at: int, end: int) -> bool:
    """Whether these words, from token `at` on, call the first figures of the number."""
    return any(words.says(place, *FIRST) for place in range(at, end))
