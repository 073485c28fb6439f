"""Classes of a school: "lớp | bốn a ba" -> 4A3, "lớp | mười hai a năm" -> 12A5, "lớp | sáu b" -> 6B."""

import re

from speak_to_input.vi.letters import spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Words

CLASS = re.compile(r"(?:[1-9]|1[0-2])[A-K]\d{0,2}")
_SURE = 0.97


def read_class(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The class behind the word "lớp" or "học", as a code."""
    if not words.says(at - 1, "lớp", "học"):
        return ()
    whole = words.tokens[at].text.upper()
    if CLASS.fullmatch(whole):
        return (Reading(Kind.CODE, at, at + 1, whole, _SURE),)
    grade = figures_at(words, at)
    letter = spelled_letter(words, grade.end, lexicon) if grade and grade.end < len(words) else None
    if grade is None or letter is None or words.tokens[grade.end].mark:
        return ()
    end = letter.end
    number = figures_at(words, end) if end < len(words) and not words.tokens[end].mark else None
    number = None if number and words.says(number.end, "học") else number  # "lớp hai a | năm học mới"
    text = grade.text + letter.letter + (number.text if number else "")
    return (
        (Reading(Kind.CODE, at, number.end if number else end, text, _SURE),) if CLASS.fullmatch(text) else ()
    )
