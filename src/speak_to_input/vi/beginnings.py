"""Which sorts of value a word may begin among its signs. Most words begin few, so most readers need not look there.

Each question takes an utterance of one word and the `lines.Sign`s around it, and says yes wherever the reader might
find something at such a word.
"""

from speak_to_input.vi.countries import may_be_country
from speak_to_input.vi.dates import may_begin_calendar_date
from speak_to_input.vi.durations import may_begin_duration
from speak_to_input.vi.goods import may_be_goods
from speak_to_input.vi.letters import may_spell
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.lines import AMID, CLOCK, COUNTED, HOUR, INSIDE, LINK, MONTH, NAMED_HOURS
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.occupations import may_be_occupation
from speak_to_input.vi.periods import may_be_period
from speak_to_input.vi.relative_dates import may_be_date, may_begin_relative_date
from speak_to_input.vi.text import Words
from speak_to_input.vi.times import may_be_time, part_at
from speak_to_input.vi.yes_no import may_be_answer


def anything(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """Where one word tells nothing: names, addresses, codes."""
    return True


def number(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A number, a sum, a percentage."""
    return word.says(0, "đầu") or (not signs & AMID and bool(numerals(word, 0)))


def digits(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A string of digits: "+84" and "cộng tám bốn" too; among other digits only one that a zero leads."""
    if signs & AMID:
        return word.says(0, "không")
    return bool(numerals(word, 0)) or word.tokens[0].toned[0] in "+0123456789" or word.says(0, "cộng")


def duration(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A span of time."""
    return may_begin_duration(word, 0) or bool(signs & COUNTED and numerals(word, 0))


def clock(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A time of day."""
    if part_at(word, 0):
        return bool(signs & CLOCK)
    toned = word.tokens[0].toned
    return toned[0].isdigit() or toned in NAMED_HOURS or bool(signs & HOUR and may_be_time(word, 0))


def answer(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A yes or a no."""
    return may_be_answer(word, 0)


def day(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A day, in the calendar or from today on; not in the middle of a number that no month and no unit ends."""
    if may_begin_calendar_date(word, 0) or may_begin_relative_date(word, 0):
        return True
    return bool(numerals(word, 0)) and (not signs & INSIDE or bool(signs & (MONTH | COUNTED)))


_DAYS = ("từ", "trong", "thứ", "mùng", "mồng", "ngày")


def days(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A first and a last day."""
    if may_be_period(word, 0) or word.says(0, *_DAYS) or word.tokens[0].toned[0].isdigit():
        return True
    return bool(signs & (MONTH | LINK)) and may_be_date(word, 0)


def moment(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A day with a time of day."""
    return bool(signs & CLOCK) and (may_be_date(word, 0) or may_be_time(word, 0))


def bank(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A bank, "ngân hàng" or "nhà băng" before its name."""
    return lexicon.bank_names.begins(word.tokens[0], word.accented) or word.says(0, "ngân", "nhà")


def company(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A company."""
    tables = (lexicon.company_words, lexicon.brands, lexicon.bank_names)
    return any(table.begins(word.tokens[0], word.accented) for table in tables)


def letter(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """Letters that are spelled out."""
    return may_spell(word.tokens[0], word.accented, lexicon)


def title(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A job title."""
    return lexicon.position_heads.begins(word.tokens[0], word.accented) or may_be_occupation(word, 0, lexicon)


def occupation(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """What somebody does for a living."""
    return may_be_occupation(word, 0, lexicon)


def country(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """Whether a country may begin with the word."""
    return may_be_country(word, 0, lexicon)


def goods(word: Words, signs: int, lexicon: Lexicon) -> bool:
    """A thing that is bought or sent."""
    return may_be_goods(word, 0, lexicon)
