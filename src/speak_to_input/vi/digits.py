"""Strings of digits: phones, ids, accounts; read singly, in pairs, in threes, with repeats and repairs, or written.

"không chín sáu ba, không hai ba, sáu trăm" -> "0963023600". Leading zeros are kept: an id is text.
"""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.vi.digit_pieces import Gap, Piece, PieceKind, Ten, piece_at
from speak_to_input.vi.digit_regroups import has_tens, regrouped
from speak_to_input.vi.digit_repairs import dictated, gap_at, said_digits
from speak_to_input.vi.ids import id_fit
from speak_to_input.vi.numerals import ACCOUNT_LENGTH, WORDS, Role, counts_unit, numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_MOST_PIECES = 30
_STOP_MARKS = frozenset(";:!?")
# Behind a number these make it a sum, a rate or a larger number.
_COUNTING = frozenset((
    Role.SCALE, Role.SLANG, Role.PERCENT, Role.DONG, Role.CHUC, Role.HALF, Role.POINT, Role.DOZEN, Role.HUNDRED,
))  # fmt: skip
_LONG_MARK = 2
_WHOLE_ID = 0.9
_LONGEST_GROUP = 4
_READ_OUT = (PieceKind.SINGLE, PieceKind.FIGURE)
_ZEROS = ("không", "khong")
_INSIDE_SURE = 0.8
# Behind these a number is a day, a month or a year.
_DAY_WORDS = ("tháng", "ngày", "mùng", "mồng")
_REGROUPED_SURE = 0.9
_NAMED_DAY = ("qua", "nay", "kia", "ni", "trước", "tê")
"""With these "hôm" is a day by its name, and no count of days."""
_BEHIND_COUNTS = (
    "nữa", "trước", "sau", "liên", "liền", "rồi", "từ", "tính", "kể", "cho", "mỗi", "một", "đêm", "công", "phép", "qua",
    "tuổi", "đầu", "lẻ", "rưỡi", "và", "là", "vì", "do", "để", "ở", "tại", "nhé", "nha", "ạ", "thôi", "này", "nay",
)  # fmt: skip
"""Before these "ngày", "người" and "năm" count something; with other words they begin the name of a field."""
_SURE_LENGTH = 6
# "… không không hai năm" is rather one string than a string and two years.
_YEARS_CUT_SURE = 0.8
_SURE_BY_LENGTH = {2: 0.2, 3: 0.3, 4: 0.5, 5: 0.55, 6: 0.7, 7: 0.75, 8: 0.8}


def _marks(words: Words, first: int, last: int) -> str:
    return "".join(token.mark for token in words.tokens[first : last + 1])


def _pieces(words: Words, at: int, ten_as: Ten = Ten.AS_HEARD) -> list[Piece]:
    """The pieces from token `at` on, over fillers, repairs and the marks that dictation has."""
    found: list[Piece] = []
    here = at
    while len(found) < _MOST_PIECES:
        start, gap = gap_at(words, here) if found else (here, Gap.NONE)
        piece = piece_at(words, start, ten_as)
        if piece is None:
            break
        marks = ""
        if found and gap is Gap.NONE and found[-1].whole:
            spoken = not words.says(piece.end, "năm") and _runs_to_end(words, piece, ten_as)
            if not spoken and (piece.kind is not PieceKind.FIGURE or "." in words.tokens[piece.start].text):
                break  # "12345678 | hai năm rồi", "711223344556 | 300.000"
            gap = Gap.REPAIR if words.says(here, "à") else gap  # "711223344556 à 57"
        if found:
            marks = words.tokens[here].mark if start == here else _marks(words, here, start)
        if found and (_STOP_MARKS & set(marks) or (len(marks) > _LONG_MARK and gap is Gap.NONE)):
            break
        found.append(replace(piece, gap=gap, mark=marks) if marks or gap is not Gap.NONE else piece)
        here = piece.end
    return found


def _runs_to_end(words: Words, piece: Piece, ten_as: Ten) -> bool:
    """Whether nothing but digits comes before the next pause: "… 556 | không tám", but "… 556 | hai ba triệu"."""
    end = piece.end
    while end < len(words.tokens) and not words.tokens[end].mark:
        following = piece_at(words, end, ten_as)
        if following is None:
            return False
        end = following.end
    return True


def _country(pieces: list[Piece]) -> list[Piece]:
    """As in "+84" written apart or said as "cộng tám bốn" has become the leading zero already."""
    if len(pieces) > 1 and pieces[0].digits == "0" and pieces[0].kind is PieceKind.FIGURE:
        second = pieces[1]
        if second.digits[0] == "0" and len(second.digits) > 1:
            return [replace(pieces[0], digits=""), *pieces[1:]]
    return pieces


def _cuts(words: Words, pieces: list[Piece]) -> list[int]:
    """How many pieces to keep: all, or fewer where a mark or a unit says that another thing has begun."""
    end = pieces[-1].end
    follow = numerals(words, end) if end < len(words.tokens) and not words.tokens[end].mark else ()
    last = len(pieces)
    money = bool(follow) and follow[0].role is Role.DONG and last > 1
    if (money or not _counts_nothing(pieces[-1])) and (
        counts_unit(words, end) or (follow and follow[0].role in _COUNTING)
    ):
        # The unit takes the last number: one piece, or the digits that make up "hai lăm" or "một triệu hai".
        keeps = [last - 1 - (pieces[-1].after_ten and last > 1)]
        keeps += [last - k for k in (2, 3) if last - k > 0 and last - k != keeps[0]]
        if _whole_before(words, pieces, end):
            keeps.insert(0, last)
    else:
        keeps = [last]
        # "… không không | hai năm": the five may be years.
        years = pieces[-1].kind is PieceKind.SINGLE and words.says(pieces[-1].start, "năm")
        keeps += [last - 2] if years and last > 2 else []
    keeps += [place for place in range(1, last) if pieces[place].mark.strip("-–./") and place < keeps[0]]
    keeps += [place for place in range(1, last) if pieces[place].gap is not Gap.NONE and place < keeps[0]]
    if len(pieces) > 1 and pieces[0].kind is PieceKind.FIGURE and len(pieces[0].digits) >= _SURE_LENGTH:
        keeps.append(1)
    return [keep for keep in dict.fromkeys(keeps) if keep > 0]


def _whole_before(words: Words, pieces: list[Piece], end: int) -> bool:
    """Whether a number read out is whole with its last digit: "… hai hai ba ba | hôm nay", "… tám một | ngày sinh"."""
    digits = "".join(piece.digits for piece in pieces)
    if pieces[-1].kind is PieceKind.SINGLE and id_fit(digits) >= _WHOLE_ID:
        return True
    if words.says(end, "hôm", "bữa") and words.says(end + 1, *_NAMED_DAY):
        return pieces[-1].kind in _READ_OUT and len(digits) >= _SURE_LENGTH
    if len(digits) < ACCOUNT_LENGTH or any(len(piece.digits) > _LONGEST_GROUP for piece in pieces[-2:]):
        return False
    named = words.says(end, "ngày", "người", "năm", "giờ") and end + 1 < len(words.tokens)
    named = named and not words.tokens[end + 1].mark and not words.says(end + 1, *_BEHIND_COUNTS)
    return pieces[-1].kind in _READ_OUT and named


def _counts_nothing(piece: Piece) -> bool:
    """As in "0123456789 | người nhận …": a long number in one piece, or one that begins with naught."""
    written = piece.kind is PieceKind.FIGURE and len(piece.digits) > 2
    return written and (piece.digits[0] == "0" or len(piece.digits) >= _SURE_LENGTH)


def _crosses_badly(pieces: list[Piece], fit: float) -> bool:
    """Whether a mark that these pieces cross most likely ends the string before it."""
    before = ""
    for place, piece in enumerate(pieces):
        mark = piece.mark.strip("-–/")
        if place and mark and piece.gap is Gap.NONE:
            if fit < 0.9 and (not dictated(pieces) or "." in mark):
                return True
            # Commas between digits read out one by one are breaths.
            breath = mark == "," and piece.kind is PieceKind.SINGLE
            if id_fit(before) >= 0.9 and not breath:
                return True
        before += piece.digits
    return False


def _breath(pieces: list[Piece], keep: int) -> bool:
    """Whether a cut at `keep` is only a breath between digits read out one by one."""
    return keep < len(pieces) - 1 and pieces[keep].mark == "," and pieces[keep].kind is PieceKind.SINGLE


def _sure(words: Words, pieces: list[Piece], digits: str, fit: float) -> float:
    if fit >= 0.9:
        sure = 1.0
    else:
        sure = _SURE_BY_LENGTH.get(len(digits), 0.85)
        if len(digits) == 3 and digits[0] == "0":
            sure = 0.5
    if len(pieces) == 1 and pieces[0].kind is PieceKind.FIGURE:
        text = words.tokens[pieces[0].start].text
        if "." in text and fit < 0.9:
            sure *= 0.3
    elif len(digits) <= 6 and all(piece.kind in (PieceKind.TENS, PieceKind.HUNDREDS) for piece in pieces):
        sure *= 0.4
    elif all(piece.kind is PieceKind.FIGURE and len(piece.digits) <= 3 for piece in pieces) and fit < 0.9:
        sure *= 0.3 if digits[0] != "0" else 0.9
    return sure


def _denies(words: Words, at: int) -> bool:
    """As in "không, 1023456780": a "không" with a pause behind it is a no."""
    after = words.tokens[at + 1].mark if at + 1 < len(words.tokens) else ""
    return bool(after) and words.says(at, "không") and words.tokens[at + 1].has_digit


def read_digits(words: Words, at: int) -> tuple[Reading[str], ...]:
    """Digit strings of two or more at token `at`, most likely first; other segmentations only where they fit better.

    "ba số không hai tám" -> "00028"; "+84 963 023 600" -> "0963023600"; "24 tháng" is none.
    """
    begin = at
    if words.says(at, "cộng") or words.tokens[at].text == "+":
        begin = at + 1
    if begin >= len(words.tokens) or _denies(words, begin):
        return ()
    toned = words.tokens[begin].toned
    if (
        toned not in WORDS
        and toned[0] not in "+0123456789"
        and not (not words.accented and numerals(words, begin))
    ):
        return ()
    inside = begin == at and _inside_string(words, at)
    if inside and toned[0] != "0" and toned not in _ZEROS:
        return ()
    pieces = _pieces(words, begin)
    if not pieces:
        return ()
    found = _read(words, at, begin, pieces)
    if inside:
        return tuple(replace(reading, sure=_INSIDE_SURE) for reading in found if reading.sure == 1.0)
    if not any(reading.sure == 1.0 for reading in found):
        known = {reading.value for reading in found}
        for other in _groupings(words, begin, pieces) if has_tens(pieces) else ():
            better = [
                r for r in _read(words, at, begin, regrouped(other)) if r.sure == 1.0 and r.value not in known
            ]
            found += [replace(reading, sure=_REGROUPED_SURE) for reading in better]
            known |= {reading.value for reading in better}
    if words.says(at - 1, *_DAY_WORDS):
        found = [replace(r, sure=round(r.sure * 0.4, 3)) if r.sure < 1.0 else r for r in found]
    return tuple(sorted(found, key=lambda reading: (-reading.sure, -reading.end))[:4])


def _groupings(words: Words, at: int, pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces, and what they are when every "mười" is a ten's end or a number of its own."""
    yield pieces
    for ten_as in (Ten.JOINED, Ten.APART):
        yield _pieces(words, at, ten_as)


def _inside_string(words: Words, at: int) -> bool:
    """Whether digits spoken or written go on at `at`: another string can only begin there with a zero."""
    if at == 0 or words.tokens[at].mark:
        return False
    before = numerals(words, at - 1)
    if not before or before[-1].role not in (Role.DIGIT, Role.FIGURE):
        return False
    return before[-1].written == words.tokens[at].text[0].isdigit()


def _read(words: Words, at: int, begin: int, pieces: list[Piece]) -> list[Reading[str]]:
    pieces = _country(pieces)
    found: list[Reading[str]] = []
    for rank, keep in enumerate(_cuts(words, pieces)):
        kept = pieces[:keep]
        for choice, said in enumerate(said_digits(kept)):
            digits = "0" + said[2:] if begin > at and said.startswith("84") else said
            if len(digits) < 2:
                continue
            fit = id_fit(digits)
            sure = _sure(words, kept, digits, fit) * (1.0 if not choice else 0.7)
            if rank and fit < 0.9:
                sure *= 0.5
            if rank and keep == len(pieces) - 2:
                sure = min(sure, _YEARS_CUT_SURE)
            if _crosses_badly(kept, fit) or (rank and _breath(pieces, keep)):
                sure *= 0.4
            found.append(Reading(Kind.DIGITS, at, kept[-1].end, digits, round(sure, 3)))
    return found
