"""Vehicle plates: two figures of a province, a letter or two, four or five figures: "51C 123.45", "hai chín hát …"."""

import re
from collections.abc import Iterator

from speak_to_input.vi.letters import spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Words

PLATE = re.compile(
    r"(\d{2})[- ]?([A-ZĐ]{1,2}(?:\d(?=[- ]?\d{3}[.]?\d\d(?!\d)))?)([- ]?)(?:(\d{3})([.]?)(\d\d)|(\d{4}))(?!\d)"
)
_HEAD = re.compile(r"\d{2}(?:[A-Z]{1,2}|[a-ceijlnoqrsu-z])\d?")  # "20k" and "14h" are none
_CALLED_HEAD = re.compile(r"\d{2}[A-Za-z]{1,2}\d?")  # … but behind "biển số"
_NUMBER = re.compile(r"\d{3}[.]\d{2}|\d{4,5}")
_SERIES, _SHORT, _LONG, _BIKE = 2, 4, 5, 6
_NEAR = 4
_CALLED, _BARE, _LESS = 0.97, 0.85, 0.5


def read_plate(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Plates that begin at token `at`, as codes; the words behind the last figure, "hai bảo vệ", are none of it."""
    called = any(words.says(begin, "biển", "bks") for begin in range(max(0, at - _NEAR), at))
    sure = _CALLED if called or words.says(at - 1, "xe") else _BARE
    if (written := _written(words, at, called)) is not None:
        return (written,)
    if PLATE.fullmatch(token := words.tokens[at].text.upper()):
        return (Reading(Kind.CODE, at, at + 1, token, sure),)
    head = _head(words, at, lexicon)
    of_car = called or any(words.says(begin, "xe") for begin in range(max(0, at - _NEAR), at))
    if head is None or (not of_car and head[0][_SERIES:] in _UNITS):
        return ()
    series, begin = head
    ways = [way for way in _ways(words, begin, series[-1].isdigit()) if of_car or not _is_sum(words, way[1])]
    return tuple(
        Reading(Kind.CODE, at, end, series + number, sure * (_LESS if way else 1.0))
        for way, (number, end) in enumerate(ways)
    )


_UNITS = ("H", "K", "G", "M")
"""Letters that are hours, thousands, grams and metres where nobody speaks of a car: "15 h 3500 nghìn"."""


def _is_sum(words: Words, end: int) -> bool:
    return words.says(end, "nghìn", "ngàn", "triệu", "tỷ", "đô", "đồng", "trăm", "tờ", "cái")


def shaped(plate: str, example: str) -> str:
    """The plate written as the page's example of one is, "30A-123.45"; as it was said where there is none."""
    said, shown = PLATE.fullmatch(plate), PLATE.search(example)
    if said is None or shown is None:
        return plate
    number = said[7] or f"{said[4]}{shown[5] or ''}{said[6]}"
    return f"{said[1]}{said[2]}{shown[3]}{number}"


def _written(words: Words, at: int, called: bool) -> Reading[str] | None:
    """A plate written in two parts, "51C 123.45"."""
    if at + 1 >= len(words) or words.tokens[at + 1].mark:
        return None
    head, number = words.tokens[at].text, words.tokens[at + 1].text
    if not _NUMBER.fullmatch(number) or not (_CALLED_HEAD if called else _HEAD).fullmatch(head):
        return None
    joint = "-" if "." in number else ""
    return Reading(Kind.CODE, at, at + 2, f"{head.upper()}{joint}{number}", 0.9)


def _head(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Province and letters from `at` on, "năm mốt | hát", and the token of the first figure behind them."""
    province, here = "", at
    while len(province) < _SERIES:
        figures = figures_at(words, here)
        if figures is None or (here > at and words.tokens[here].mark):
            return None
        province, here = province + figures.text, figures.end
    letters = ""
    while len(letters) < _SERIES and here < len(words) and words.tokens[here].mark in ("", "-"):
        spelled = spelled_letter(words, here, lexicon)
        if spelled is None:
            break
        letters, here = letters + spelled.letter, spelled.end
    return (province + letters, here) if letters and len(province) == _SERIES and province > "10" else None


def _ways(words: Words, begin: int, bike: bool) -> list[tuple[str, int]]:
    """The figures from `begin` on that are a plate's number, the likeliest first; the series of a bike has one more."""
    runs = {len(number): (number, end) for number, end in _figures(words, begin)}
    most = max(runs, default=0)
    ends = most == _BIKE and not bike and runs[most][1] >= words.clause_end(begin)
    lengths = ([_BIKE, _LONG] if ends else [_LONG, _BIKE]) if most >= _LONG else [_SHORT]
    return [runs[length] for length in lengths if length in runs]


def _figures(words: Words, at: int) -> Iterator[tuple[str, int]]:
    number, begin = "", at
    while len(number) < _BIKE and (at == begin or (at < len(words) and words.tokens[at].mark in ("", "."))):
        figures = figures_at(words, at)
        if figures is None:
            return
        number, at = number + figures.text, figures.end
        yield number, at
