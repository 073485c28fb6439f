"""Codes of letters and figures: "xê u ét không không hai" -> CUS002, "nv-001", "BC - 2026 - 001"."""

import re
from functools import lru_cache

from speak_to_input.vi.classes import read_class
from speak_to_input.vi.code_pieces import CLEAR_LETTER, Piece, clearness, settled
from speak_to_input.vi.digit_pieces import is_no
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.letters import may_spell, spelled_letter
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.plates import read_plate
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import digit_at, figures_at
from speak_to_input.vi.syllables import split_syllable
from speak_to_input.vi.text import Token, Words

_LONGEST = 48
_MOBILE = re.compile(r"0[35789]\d{8}")
_LONGEST_SIGN = 3
_LIKELY_LETTER = 0.5
_MOST_READINGS = 4
_HERALDS = ("mã", "id", "code", "hiệu", "cif")
_CODE = re.compile(r"[A-ZĐ0-9]+(?:[-_./&][A-ZĐ0-9]+)*")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]{1,5}\d*%?")
_LETTER_AMID = re.compile(r"\d{2,}[A-CEFGIJLN-SU-Z]\d+")
"""A letter amid figures that is no hour, no thousand and no million: "9920A17", "59X1", not "14H30", "10K50"."""
_WHOLE_PLATE = re.compile(r"\d{2}[a-z]{1,2}\d{4,6}")
"""So many figures behind it make any letter one of a code: "61c23647"."""
_WRITTEN = re.compile(r"[^\W_]+(?:[-_./][^\W_]+)*")
_JOINING_MARKS = {"-": "-", "–": "-", "/": "/", "_": "_"}


@lru_cache(maxsize=16384)
def _written_sure(text: str) -> float:
    """How much one written word looks like a code or a part of it by itself; 0 = not at all.

    "CUS002" 0.95, "nv-001" 0.85, "BC" 0.7, "txn" 0.6, "cus" 0.4; "500tr", "15/3/1990", "an" 0.
    """
    if not _WRITTEN.fullmatch(text) or not text.upper().replace("Đ", "D").isascii():
        return 0.0
    letters = sum(c.isalpha() for c in text)
    figures = sum(c.isdigit() for c in text)
    if not letters:
        return 0.0
    if figures:
        if _LETTER_AMID.fullmatch(text) or _WHOLE_PLATE.fullmatch(text):
            return 0.85
        if _AMOUNT.fullmatch(text):
            return 0.4 if text.isupper() and letters >= 2 else 0.0
        head = len(text) - len(text.lstrip("abcdefghijklmnopqrstuvwxyzđABCDEFGHIJKLMNOPQRSTUVWXYZĐ"))
        if text.isupper():
            return 0.95 if (letters >= 2 and figures >= 2) or figures >= 5 else 0.6
        return 0.85 if figures >= 2 and 1 <= head <= 5 else 0.4
    if text.isupper() and 2 <= letters <= 8:
        return 0.7
    if 2 <= letters <= 5 and text.islower() and split_syllable(text) is None:
        return 0.6 if not set(text) & set("aeiouy") else 0.5 if len(text) <= 4 else 0.3
    return 0.0


def _sign(words: Words, at: int, lexicon: Lexicon) -> Piece | None:
    """A spoken sign or a filler; figures go first ("không" begins "không dấu" too)."""
    if not lexicon.marks.begins(words.tokens[at], words.accented):
        return None
    for found in lexicon.marks.at(words, at):
        if found.entry.in_code:
            return Piece(found.entry.sign, found.end, 1.0, spoken=True)
    return None


def _at_sign(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether "a" here begins "a còng", so that an e-mail address is being said."""
    found = lexicon.marks.longest(words, at)
    return found is not None and found.entry.sign == "@"


def _written_piece(token: Token, at: int, begun: bool) -> Piece | None:
    sure = _written_sure(token.text)
    if not sure or (len(token.text) == 1) or (begun and sure <= 0.5 and not token.has_digit):
        return None
    return Piece(token.text.upper(), at + 1, sure)


def _piece(words: Words, at: int, begun: bool, lexicon: Lexicon) -> Piece | None:
    """The stretch of a code that stands at `at`."""
    token = words.tokens[at]
    figures = None if begun and is_no(words, at) else figures_at(words, at)
    if figures is not None and not (
        not begun and figures.end == at + 1 and not digit_at(words, at, first=True) and not token.has_digit
    ):
        return Piece(figures.text, figures.end, 1.0, spoken=not token.has_digit)
    labelled = not token.has_digit and lexicon.boundary(words, at) >= 1.0
    written = None if labelled else _written_piece(token, at, begun)
    if written is not None:
        return written
    if may_spell(token, words.accented, lexicon) and not _at_sign(words, at, lexicon):
        spelled = spelled_letter(words, at, lexicon)
        if spelled is not None:
            return Piece(spelled.letter, spelled.end, spelled.sure, spoken=True)
    return None


@lru_cache(maxsize=8)
def _letters(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """Tokens at which letters of a code may stand."""
    return frozenset(
        at
        for at, token in enumerate(words.tokens)
        if _written_sure(token.text) or may_spell(token, words.accented, lexicon)
    )


def _begins(words: Words, at: int, letters: frozenset[int]) -> bool:
    """Whether a code may begin here; cheap, for it is asked at every token."""
    if at in letters:
        return True
    token = words.tokens[at]
    if letters.isdisjoint(range(at, at + _LONGEST)):
        return False
    if not token.text.isdigit() and not digit_at(words, at, first=True):
        return False
    return not at or bool(token.mark) or not _figure(words, at - 1)


def _figure(words: Words, at: int) -> bool:
    return words.tokens[at].text.isdigit() or digit_at(words, at) != ""


def _pieces(words: Words, at: int, lexicon: Lexicon) -> list[Piece]:
    """Stretches from `at` on, signs included, for as long as they can belong to one code; a letter is among them."""
    if _heralds(words, at) or (words.says(at, "em") and words.says(at - 1, "của", "cho")):
        return []  # "mã nhân viên của | em 20881"
    pieces = _stretches(words, at, lexicon)
    if all(piece.text.isdigit() for piece in pieces):
        return []
    before = _before_phone(words, at)
    return pieces if before is words else _stretches(before, at, lexicon)


def _heralds(words: Words, at: int) -> bool:
    """As in "ID | IT-0042", "may cu | TS2019": a code with letters of its own comes, and the word is none of it."""
    old = not words.accented and words.says(at, "cu", "la")  # "cũ", "là"
    if not (old or words.says(at, "id", "code")) or at + 1 >= len(words.tokens):
        return False
    behind = words.tokens[at + 1]
    return not behind.mark and behind.text[0].isalpha() and (behind.has_digit or behind.text.isupper())


def _stretches(words: Words, at: int, lexicon: Lexicon) -> list[Piece]:
    pieces: list[Piece] = []
    last = min(at + _LONGEST, len(words.tokens))
    while at < last:
        mark = words.tokens[at].mark
        if pieces and mark:
            if mark not in _JOINING_MARKS:
                break
            pieces.append(Piece(_JOINING_MARKS[mark], at, 1.0))
        piece = _piece(words, at, bool(pieces), lexicon)
        if piece is None and pieces:
            piece = _sign(words, at, lexicon)
        if piece is None or (pieces and _speaks(words, at, lexicon)):
            break
        pieces.append(piece)
        at = piece.end
    while pieces and not pieces[-1].text:
        pieces.pop()
    return settled(pieces)


def _speaks(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether "em" is the one who speaks and no M: "nv một chín chín | em làm …"."""
    behind = at + 1
    goes_on = behind < len(words.tokens) and words.says(at, "em") and not words.tokens[behind].mark
    return goes_on and not _figure(words, behind) and spelled_letter(words, behind, lexicon) is None


def _before_phone(words: Words, begin: int) -> Words:
    """The words up to a "số" behind which a mobile number is said: "mã không một hai | số không chín …"."""
    for at in range(begin + 1, min(begin + _LONGEST, len(words.tokens))):
        if words.says(at, "số") and _phone_at(words, at + 1):
            return Words(words.text, words.tokens[:at], words.accented)
    return words


def _phone_at(words: Words, at: int) -> bool:
    """Whether a mobile number is said from `at` on."""
    return at < len(words.tokens) and any(_MOBILE.fullmatch(r.value) for r in read_digits(words, at))


def _inside(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the code began before: in the middle of a letter's name, or after a letter or a joining sign."""
    if not at or words.tokens[at].mark:
        return False
    return _letter_before(words, at, lexicon) or _sign_before(words, at, lexicon)


def _letter_before(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a letter's name ends at `at` or goes on there ("e | rờ"); a bare vowel needs a clear letter at `at`."""
    clear = _clear_run(words, at, lexicon)
    for start in range(max(0, at - _LONGEST_SIGN), at):
        token = words.tokens[start]
        if may_spell(token, words.accented, lexicon):
            spelled = spelled_letter(words, start, lexicon)
            likely = spelled is not None and (
                spelled.sure >= _LIKELY_LETTER or (clear and len(token.text) == 1)
            )
            if likely and spelled is not None and spelled.end >= at:
                return True
    return False


def _clear_run(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether letters are spelled from `at` on, one of which at least is nothing else."""
    spelled = spelled_letter(words, at, lexicon)
    while spelled is not None and spelled.sure < CLEAR_LETTER:
        spelled = spelled_letter(words, spelled.end, lexicon)
    return spelled is not None


def _sign_before(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a spoken sign ends at `at` and joins what follows to a letter or a figure."""
    for start in range(max(1, at - _LONGEST_SIGN), at):
        sign = _sign(words, start, lexicon)
        if sign is not None and sign.text and sign.end == at:
            return _figure(words, start - 1) or _letter_before(words, start, lexicon)
    return False


def _weight(words: Words, at: int, lexicon: Lexicon) -> float:
    """How what stands before makes a code likelier: "mã" does, a letter of the same code does not."""
    if _inside(words, at, lexicon):
        return 0.4
    if at and not words.tokens[at].mark and _figure(words, at - 1):
        return 0.7
    return 1.2 if words.says(at - 1, *_HERALDS) else 1.0


def _is_phone(pieces: list[Piece]) -> bool:
    """Whether these stretches are a telephone number rather than the end of a code: "… tám tám | số 09 …"."""
    digits = "".join(piece.text for piece in pieces)
    return _MOBILE.fullmatch(digits) is not None


def _readings(pieces: list[Piece], at: int, weight: float) -> list[Reading[str]]:
    found: list[Reading[str]] = []
    phones = {size for size in range(1, len(pieces)) if _is_phone(pieces[size:])}
    for size in range(len(pieces), 0, -1):
        part = pieces[:size]
        value = "".join(p.text for p in part)
        if not part[-1].text or not part[-1].text[-1].isalnum() or not _CODE.fullmatch(value):
            continue
        if not any(c.isalpha() for c in value) or not any(c.isdigit() for c in value):
            continue
        sure = weight * clearness(part, value)
        if size in phones:
            sure = max(sure, 0.9 * weight)
        elif phones and size > min(phones):
            sure *= 0.4
        elif size < len(pieces):
            split_figures = part[-1].text.isdigit() and pieces[size].text.isdigit()
            sure *= 0.25 if split_figures or not pieces[size].text else 0.6
        found.append(Reading(Kind.CODE, at, part[-1].end, value, round(min(sure, 1.0), 3)))
        groups = [p for p in part if p.text]
        if len(groups) >= 3 and not any(p.spoken for p in groups) and all(p.text.isalnum() for p in groups):
            hyphened = "-".join(p.text for p in groups)  # "RPT 2026 15" -> "RPT-2026-15"
            found.append(Reading(Kind.CODE, at, part[-1].end, hyphened, round(0.8 * sure, 3)))
    return found


_HYPHENED = re.compile(r"\d{1,4}-\d{1,4}")
"""Figures alone may be the number of a flat, "05-07"; they are a day as well."""


def read_code(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Codes that begin at token `at`, the longest first; they hold a letter and a figure at least.

    Gives: upper case, hyphens and slashes as said. "en vê không không một" -> "NV001"
    """
    if told := read_plate(words, at, lexicon) or read_class(words, at, lexicon):
        return told
    if words.says(at, "xe") and at + 1 < len(words) and read_plate(words, at + 1, lexicon):
        return ()  # "xe 30K-112.95": no letter C
    if _HYPHENED.fullmatch(words.tokens[at].text):
        return (Reading(Kind.CODE, at, at + 1, words.tokens[at].text, 0.6),)
    if not _begins(words, at, _letters(words, lexicon)):
        return ()
    pieces = _pieces(words, at, lexicon)
    if not pieces:
        return ()
    found = _readings(pieces, at, _weight(words, at, lexicon))
    return tuple(sorted(found, key=lambda r: -r.sure)[:_MOST_READINGS])
