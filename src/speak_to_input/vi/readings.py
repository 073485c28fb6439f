"""Every reading of every kind over one utterance."""

from datetime import date

from speak_to_input.vi.abbreviations import read_abbreviation
from speak_to_input.vi.addresses import read_address
from speak_to_input.vi.banks import read_bank
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.companies import read_company
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.money import read_money
from speak_to_input.vi.names import read_person
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.positions import read_position
from speak_to_input.vi.reading import Reading
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.text import Words
from speak_to_input.vi.times import read_time
from speak_to_input.vi.yes_no import read_yes_no

_PLAIN = (read_number, read_money, read_percent, read_digits, read_duration, read_time, read_yes_no)
_DATED = (read_date, read_date_range, read_datetime)
_LETTERED = (
    read_person, read_email, read_code, read_address, read_company, read_bank, read_abbreviation, read_position
)  # fmt: skip


def read_all(words: Words, lexicon: Lexicon, today: date) -> tuple[tuple[Reading[object], ...], ...]:
    """All readings, listed by the token at which they begin; they may overlap."""
    return tuple(_at(words, at, lexicon, today) for at in range(len(words)))


def _at(words: Words, at: int, lexicon: Lexicon, today: date) -> tuple[Reading[object], ...]:
    found: list[Reading[object]] = []
    for plain in _PLAIN:
        found += plain(words, at)
    for dated in _DATED:
        found += dated(words, at, today)
    for lettered in _LETTERED:
        found += lettered(words, at, lexicon)
    return tuple(found)
