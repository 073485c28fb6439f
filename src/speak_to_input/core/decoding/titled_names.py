"""A title and a name in a field for any text: "tư vấn giám sát là anh Lâm Chí Khanh" names him without the title."""

from collections.abc import Sequence

from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_TITLES = ("anh", "chị", "cô", "chú", "bác", "ông", "bà", "em", "dì", "cậu")
_SURELY = 0.9
_SHORTEST = 3


def titled_name(words: Words, readings: Sequence[Sequence[Reading[object]]], start: int, end: int) -> str:
    """The name where the tokens are just a title and a name; "" for others."""
    if not words.says(start, *_TITLES) or end - start < _SHORTEST:
        return ""
    names = (r for r in readings[start + 1] if r.kind is Kind.PERSON and r.end == end)
    return next((str(name.value) for name in names if name.sure > _SURELY), "")
