"""Which sorts of value a word may begin by itself. Most words begin few, so most readers need not look there.

Each question takes an utterance of one word and says yes wherever the reader might find something at such a word,
whatever stands around it.
"""

from speak_to_input.vi.dates import may_begin_calendar_date
from speak_to_input.vi.durations import may_begin_duration
from speak_to_input.vi.letters import may_spell
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.periods import may_be_period
from speak_to_input.vi.relative_dates import may_be_date
from speak_to_input.vi.text import Words
from speak_to_input.vi.times import may_be_time
from speak_to_input.vi.yes_no import may_be_answer


def anything(word: Words, lexicon: Lexicon) -> bool:
    """Where one word tells nothing: names, addresses, codes."""
    return True


def number(word: Words, lexicon: Lexicon) -> bool:
    """A number, a sum, a percentage."""
    return bool(numerals(word, 0))


def digits(word: Words, lexicon: Lexicon) -> bool:
    """A string of digits: "+84" and "cộng tám bốn" too."""
    return number(word, lexicon) or word.tokens[0].toned[0] in "+0123456789" or word.says(0, "cộng")


def duration(word: Words, lexicon: Lexicon) -> bool:
    """A span of time."""
    return number(word, lexicon) or may_begin_duration(word, 0)


def clock(word: Words, lexicon: Lexicon) -> bool:
    """A time of day."""
    return may_be_time(word, 0)


def answer(word: Words, lexicon: Lexicon) -> bool:
    """A yes or a no."""
    return may_be_answer(word, 0)


def day(word: Words, lexicon: Lexicon) -> bool:
    """A day, in the calendar or from today on."""
    return number(word, lexicon) or may_be_date(word, 0) or may_begin_calendar_date(word, 0)


def days(word: Words, lexicon: Lexicon) -> bool:
    """A first and a last day."""
    return day(word, lexicon) or may_be_period(word, 0) or word.says(0, "từ", "trong")


def moment(word: Words, lexicon: Lexicon) -> bool:
    """A day with a time of day."""
    return may_be_date(word, 0) or may_be_time(word, 0)


def bank(word: Words, lexicon: Lexicon) -> bool:
    """A bank, "ngân hàng" or "nhà băng" before its name."""
    return lexicon.bank_names.begins(word.tokens[0], word.accented) or word.says(0, "ngân", "nhà")


def company(word: Words, lexicon: Lexicon) -> bool:
    """A company."""
    tables = (lexicon.company_words, lexicon.brands, lexicon.bank_names)
    return any(table.begins(word.tokens[0], word.accented) for table in tables)


def letter(word: Words, lexicon: Lexicon) -> bool:
    """Letters that are spelled out."""
    return may_spell(word.tokens[0], word.accented, lexicon)


def title(word: Words, lexicon: Lexicon) -> bool:
    """A job title."""
    return lexicon.position_heads.begins(word.tokens[0], word.accented)
