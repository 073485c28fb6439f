"""Numbers of houses, lanes and flats, and streets that are called by a date."""

import re
from functools import lru_cache

from speak_to_input.vi.letters import spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.said_figures import digit_at, figures_at
from speak_to_input.vi.text import Words

SLASHES = ("trên", "xẹt", "sẹc", "xuyệt", "xoẹt", "xéc", "xẹc", "sẹt", "gạch")
_HOUSE_NUMBER = re.compile(r"[A-Za-zĐđ]{0,2}\d{1,5}[A-Za-zĐđ]?(?:[/\-][A-Za-z]?\d{1,4}[A-Za-z]?)*")


@lru_cache(maxsize=8192)
def is_house_number(text: str) -> bool:
    """Whether a written word can be a house, lane, flat or district number: "12", "45A", "12/5B", "b12"."""
    return _HOUSE_NUMBER.fullmatch(text) is not None


def _one_number(words: Words, at: int) -> tuple[str, int] | None:
    """A house number without slashes: written, said as a number, or digit by digit."""
    if at >= len(words.tokens):
        return None
    token = words.tokens[at]
    if token.has_digit:
        return (token.text.upper(), at + 1) if is_house_number(token.text) else None
    if not digit_at(words, at, first=True) and not words.says(at, "mười"):
        return None
    if words.says(at, "không") or (words.says(at, "ba") and words.says(at + 1, "má", "mẹ", "mạ")):
        return None  # a house has no number that begins with 0, and "ba má" are father and mother
    text, end = "", at
    while len(text) < 5 and (figures := figures_at(words, end)) is not None:
        if words.tokens[end].has_digit or (text and (words.tokens[end].mark or figures.grouped)):
            break
        text, end = text + figures.text, figures.end
        if figures.grouped:
            break
    return text, end


def house_number(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """A number with its slashes and letter: "mười hai trên năm" -> 12/5, "bốn lăm a" -> 45A."""
    first = _one_number(words, at)
    if first is None or len(first[0].split("/")[0]) > 5:
        return None
    text, end = first
    while end < len(words.tokens):
        slash = end
        if words.says(slash, *SLASHES):
            slash += 2 if words.says(slash + 1, "chéo", "ngang") else 1
        elif words.tokens[slash].mark != "/":
            break
        more = _one_number(words, slash)
        if more is None:
            break
        text, end = f"{text}/{more[0]}", more[1]
    if words.says(end, "bis", "bít"):
        return f"{text} bis", end + 1
    if end < len(words.tokens) and text[-1].isdigit() and not words.tokens[end].mark:
        letter = spelled_letter(words, end, lexicon)
        mark = lexicon.marks.longest(words, end)
        if mark is not None and mark.entry.sign == "@":
            return text, end
        if letter is not None and letter.letter in "ABCD" and letter.end == end + 1:
            alone = len(words.tokens[end].text) == 1 or letter.sure >= 0.7
            if alone and not words.says(end, "à", "á", "ạ", "đê", "dê", "đờ"):
                return text + letter.letter, letter.end
    return text, end


def street_date(words: Words, at: int) -> tuple[str, int] | None:
    """Streets called by a date: "ba tháng hai" -> "3 Tháng 2", "30/4" as written."""
    day, month_word = figures_at(words, at), 0
    if day is None or len(day.text) > 2:
        return None
    month_word = day.end
    month = figures_at(words, month_word + 1) if words.says(month_word, "tháng") else None
    if month is None or len(month.text) > 2:
        return None
    return f"{day.text} Tháng {month.text}", month.end
