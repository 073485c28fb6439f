"""Every reading of every kind over one utterance."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from speak_to_input.vi import beginnings
from speak_to_input.vi.abbreviations import read_abbreviation
from speak_to_input.vi.addresses import read_address
from speak_to_input.vi.banks import read_bank
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.colours import read_colour
from speak_to_input.vi.companies import read_company
from speak_to_input.vi.countries import read_country
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.goods import read_goods
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.lines import line_of
from speak_to_input.vi.money import read_money
from speak_to_input.vi.names import read_person
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.occupations import read_occupation
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.positions import read_position
from speak_to_input.vi.reading import Reading
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import Words, words_of
from speak_to_input.vi.times import read_time
from speak_to_input.vi.web_addresses import read_web_address, written_addresses
from speak_to_input.vi.yes_no import read_yes_no

_Begins = Callable[[Words, int, Lexicon], bool]
_Plain = Callable[[Words, int], Sequence[Reading[object]]]
_Dated = Callable[[Words, int, date], Sequence[Reading[object]]]
_Lettered = Callable[[Words, int, Lexicon], Sequence[Reading[object]]]

_PLAIN: tuple[tuple[_Plain, _Begins], ...] = (
    (read_number, beginnings.number), (read_money, beginnings.number), (read_percent, beginnings.number),
    (read_digits, beginnings.digits), (read_duration, beginnings.duration), (read_time, beginnings.clock),
    (read_yes_no, beginnings.answer),
)  # fmt: skip
_DATED: tuple[tuple[_Dated, _Begins], ...] = (
    (read_date, beginnings.day), (read_date_range, beginnings.days), (read_datetime, beginnings.moment)
)  # fmt: skip
_LETTERED: tuple[tuple[_Lettered, _Begins], ...] = (
    (read_person, beginnings.anything), (read_email, beginnings.anything), (read_code, beginnings.anything),
    (read_web_address, beginnings.anything),
    (read_address, beginnings.anything), (read_company, beginnings.company), (read_bank, beginnings.bank),
    (read_abbreviation, beginnings.letter), (read_position, beginnings.title),
    (read_occupation, beginnings.occupation), (read_goods, beginnings.goods),
    (read_colour, beginnings.anything), (read_country, beginnings.country),
)  # fmt: skip


class _Readers(NamedTuple):
    """The readers that may find something at a word among its signs."""

    plain: tuple[_Plain, ...]
    dated: tuple[_Dated, ...]
    lettered: tuple[_Lettered, ...]


def read_all(words: Words, lexicon: Lexicon, today: date) -> tuple[tuple[Reading[object], ...], ...]:
    """All readings, listed by the token at which they begin; they may overlap."""
    signs = line_of(words).signs
    found = [_at(words, at, signs[at], lexicon, today) for at in range(len(words.tokens))]
    for start, (end, _) in written_addresses(words).items():
        found[start] = read_web_address(words, start, lexicon)  # no part of it is a code or a name
        found[start + 1 : end] = [()] * (end - start - 1)
    return tuple(found)


def _at(words: Words, at: int, signs: int, lexicon: Lexicon, today: date) -> tuple[Reading[object], ...]:
    readers = _readers(words.tokens[at].toned, words.accented, signs, lexicon)
    found: list[Reading[object]] = []
    for plain in readers.plain:
        found += plain(words, at)
    for dated in readers.dated:
        found += dated(words, at, today)
    for lettered in readers.lettered:
        found += lettered(words, at, lexicon)
    return tuple(found)


@lru_cache(maxsize=16384)
def _readers(toned: str, accented: bool, signs: int, lexicon: Lexicon) -> _Readers:
    word = Words(toned, words_of((toned,)).tokens, accented)
    return _Readers(
        tuple([read for read, begins in _PLAIN if begins(word, signs, lexicon)]),
        tuple([read for read, begins in _DATED if begins(word, signs, lexicon)]),
        tuple([read for read, begins in _LETTERED if begins(word, signs, lexicon)]),
    )
