"""Addresses, written or spoken: "một hai ba lê lợi quận một" -> "123 Lê Lợi, Quận 1".

An address is a row of parts, from the small to the large: number, lane, street, hamlet, ward, district,
province. Names of places are recognised to find where parts end; they are never replaced by others.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from speak_to_input.vi.address_parts import (
    LANE,
    NUMBER,
    PROVINCE,
    STREET,
    WARD,
    AddressPart,
    bare_part,
    cased,
    place_at,
    place_named,
    unit_at,
    unit_part,
)
from speak_to_input.vi.house_numbers import SLASHES, house_number, is_house_number
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import digit_at
from speak_to_input.vi.text import Words, read_words, words_of

_MOST_PARTS = 12
_IN_NUMBERS = ("mười", "mươi", "trăm", "linh", "lẻ", "nghìn", "ngàn")


def _next_parts(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """The part that goes on an address of which the last part had `level`."""
    if at >= len(words.tokens):
        return ()
    unit = unit_part(words, at, lexicon)
    if unit is not None and (unit.level >= level or level <= LANE):
        return (unit,)
    named = words.tokens[at].text[0].isupper() and words.tokens[at - 1].has_digit  # "25 | Hai Bà Trưng"
    figure = words.tokens[at].has_digit or (digit_at(words, at, first=True) and not named)
    if unit is None and level == NUMBER and figure:
        return _numbered_street(words, at, lexicon)
    place = place_named(words, at, lexicon)
    if (
        place is not None
        and place.level >= level
        and (level > LANE or not _also_street(words, place, lexicon))
    ):
        return (place,)
    if words.tokens[at].mark and level >= STREET and not words.tokens[at].has_digit:
        return _written_place(words, at, level, lexicon)
    return bare_part(words, at, level, lexicon)


def _also_street(words: Words, place: AddressPart, lexicon: Lexicon) -> bool:
    """Whether a place's name right after a number is rather a street: its name or the address goes on."""
    if place.end >= len(words.tokens):
        return False
    token = words.tokens[place.end]
    if place_at(words, place.end, lexicon) or unit_at(words, place.end, lexicon) is not None:
        return True
    return not token.mark and token.text[0].isalpha() and lexicon.boundary(words, place.end) == 0.0


def _numbered_street(words: Words, at: int, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """A house number with the street behind it."""
    number = house_number(words, at, lexicon)
    if number is None or number[1] >= len(words.tokens) or words.tokens[number[1]].has_digit:
        return ()
    if words.says(number[1] + 1, "vuông"):
        return ()  # "nhà 80 | mét vuông" is how large it is
    follower = _next_parts(words, number[1], NUMBER, lexicon)
    if not follower or not LANE <= follower[0].level < WARD:
        return ()
    return (AddressPart(number[0], NUMBER, number[1], 0.3),)


def _written_place(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """A name between commas after the street: "…, Láng Hạ, Đống Đa": known wards only."""
    for found in lexicon.wards.at(words, at):
        if (
            found.end == len(words.tokens)
            or words.tokens[found.end].mark
            or place_at(words, found.end, lexicon)
        ):
            text = " ".join(cased(t) for t in words.tokens[at : found.end])
            return (AddressPart(text, max(level, WARD), found.end, 0.6),)
    return ()


def _opening(words: Words, at: int, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """The first part: a unit, a number with a street behind it, a place, or a street with a place behind it."""
    unit = unit_part(words, at, lexicon)
    if unit is not None:
        return (unit,)
    if words.tokens[at].has_digit or digit_at(words, at, first=True) or words.says(at, "mười"):
        return _numbered_street(words, at, lexicon)
    place = place_named(words, at, lexicon)
    if place is not None:
        return (place,)
    if _street_before_place(words, at, lexicon):
        return tuple(
            AddressPart(p.text, p.level, p.end, 0.5 * p.sure) for p in bare_part(words, at, 0, lexicon)
        )
    return ()


@lru_cache(maxsize=64)
def _anchors(words: Words, lexicon: Lexicon) -> tuple[int, ...]:
    """Tokens at which a ward, a district or a province is said: what tells a street from other words."""
    found = []
    for at, token in enumerate(words.tokens):
        if not _begins_place(token.toned, words.accented, lexicon):
            continue
        unit = unit_at(words, at, lexicon)
        if (unit is not None and unit.entry.level >= WARD) or place_named(words, at, lexicon) is not None:
            found.append(at)
    return tuple(found)


@lru_cache(maxsize=8192)
def _begins_place(toned: str, accented: bool, lexicon: Lexicon) -> bool:
    """Whether a word may begin a place with its unit or by its name alone."""
    token = words_of((toned,)).tokens[0]
    tables = (lexicon.address_units, lexicon.provinces, lexicon.districts)
    return any(table.begins(token, accented) for table in tables)


def _street_before_place(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether two to four words from `at` are followed by a ward, district or province."""
    anchors = _anchors(words, lexicon)
    place = next((anchor for anchor in anchors if at + 2 <= anchor <= at + 4), 0) if anchors else 0
    if not place or lexicon.boundary(words, at) or digit_at(words, at):
        return False
    return all(token.mark in {"", ","} for token in words.tokens[at + 1 : place + 1])


def _parts(words: Words, at: int, lexicon: Lexicon) -> list[AddressPart]:
    return _up_to_province(words, _grown(words, list(_opening(words, at, lexicon)), lexicon), lexicon)


def _grown(words: Words, parts: list[AddressPart], lexicon: Lexicon) -> list[AddressPart]:
    """The parts with all that may follow them."""
    while parts and len(parts) < _MOST_PARTS:
        end = parts[-1].end
        if end >= len(words.tokens) or words.tokens[end].mark not in {"", ",", "-", "–", ".", ",."}:
            break
        more = _next_parts(words, end, parts[-1].level, lexicon)
        if not more or (words.tokens[end].mark == "." and more[0].level < parts[-1].level):
            break
        parts += more
    return parts


def _up_to_province(words: Words, parts: list[AddressPart], lexicon: Lexicon) -> list[AddressPart]:
    """As in "xã Long Điền | Đông Hải Bạc Liêu": a ward gives its last syllable away where that leads to a province.

    (There is a Long Điền Đông as well.)
    """
    last = parts[-1] if parts else None
    if (
        last is None
        or last.level != WARD
        or last.end >= len(words.tokens)
        or len(last.text.split()) < _CUT_WORDS
    ):
        return parts
    if words.tokens[last.end].mark or words.tokens[last.end - 1].mark:
        return parts
    cut = replace(last, text=last.text.rsplit(maxsplit=1)[0], end=last.end - 1)
    other = _grown(words, [*parts[:-1], cut], lexicon)
    return other if other[-1].level == PROVINCE else parts


_CUT_WORDS = 4
"""Of "Xã Long Điền Đông"."""


def parts_of(text: str, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """The parts that the text is, the small before the large; none where it is more or less than an address."""
    words = read_words(text)
    parts = _parts(words, 0, lexicon) if words.tokens else []
    return tuple(parts) if parts and parts[-1].end == len(words) else ()


def _joined(words: Words, at: int, parts: list[AddressPart]) -> str:
    """Number, lane and street with spaces between, larger parts with commas; written text as written."""
    end = parts[-1].end
    own = words.spelling(at, end)
    marked = any(token.mark for token in words.tokens[at + 1 : end])
    if marked and any(c.isupper() for c in own) and not _spoken_figures(words, at, end):
        return own
    text, begin = parts[0].text, parts[0].end
    for before, part in pairwise(parts):
        close = before.level <= LANE and part.level <= STREET and not words.tokens[begin].mark
        close = close and not (part.level == NUMBER and part.text[0].isdigit())
        text += (" " if close else ", ") + part.text
        begin = part.end
    return text[:1].upper() + text[1:]


def _spoken_figures(words: Words, at: int, end: int) -> bool:
    return any(not words.tokens[i].has_digit and digit_at(words, i, first=True) for i in range(at, end))


def _begins(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether an address may begin here; cheap, for it is asked at every token."""
    token = words.tokens[at]
    if token.text[0].isdigit():
        return is_house_number(token.text) and not _inside_digits(words, at)
    if digit_at(words, at, first=True) or words.says(at, "mười"):
        return not (_inside_digits(words, at) or words.says(at - 1, "văn", "thị"))  # "Đinh Văn | Bảy tổ ba"
    if not token.text[0].isalpha():
        return False
    opens = not token.text.isalpha() or _begins_place(token.toned, words.accented, lexicon)
    return opens or bool(_anchors(words, lexicon))  # … or a street that a place follows


def _inside_digits(words: Words, at: int) -> bool:
    if at == 0 or words.tokens[at].mark:
        return False
    return _ends_number(words, at - 1)


def _ends_number(words: Words, at: int) -> bool:
    """Whether a number that is said may go on after token `at`."""
    return (
        bool(digit_at(words, at)) or words.tokens[at].text.isdigit() or words.says(at, *_IN_NUMBERS, *SLASHES)
    )


def _weight(words: Words, at: int, lexicon: Lexicon) -> float:
    """Less than 1 where the address rather began before token `at`."""
    if at == 0 or words.tokens[at].mark:
        return 1.0
    if words.says(at - 1, "tháng"):
        return 0.2  # "ngày 14 tháng | 12 đi học lại"
    for size in (1, 2, 3):
        if at < size or not lexicon.address_units.begins(words.tokens[at - size], words.accented):
            continue
        for found in lexicon.address_units.at(words, at - size):
            if found.end > at:
                return 0.2
            if found.end == at:
                return 0.5
    if _ends_number(words, at - 1) or words.tokens[at - 1].has_digit:
        return 0.4
    return 1.0


_BESIDE = frozenset({"đầu", "cuối", "cổng", "góc", "trước", "sau", "cạnh", "lưng", "diện"})
"""What tells where beside a place somebody stands: it is told with the place, "đầu hẻm 47"."""


def _beside(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """As in "trước cổng | chung cư Mỹ Phước": a place that begins with what it is, and a word for which side of it."""
    unit = unit_at(words, at + 1, lexicon) if at + 1 < len(words) and not words.tokens[at + 1].mark else None
    named = unit is not None and unit.entry.takes_name and unit.entry.level < WARD
    twice = words.says_any(at + 1, _BESIDE) and not words.says_any(
        at + 2, _BESIDE
    )  # nobody says three of them
    places = read_address(words, at + 1, lexicon) if named or twice else ()
    side = words.tokens[at].text.capitalize()
    return tuple(replace(r, start=at, value=f"{side} {r.value[:1].lower()}{r.value[1:]}") for r in places)


def read_address(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Addresses that begin at token `at`, the longest first.

    Gives: one spelling: numbers as figures, "Quận 1" but "quận Đống Đa", commas from the ward on; written
    addresses keep their own spelling.
    """
    if words.says_any(at, _BESIDE) and (beside := _beside(words, at, lexicon)):
        return beside
    if not _begins(words, at, lexicon):
        return ()
    parts = _parts(words, at, lexicon)
    weight = _weight(words, at, lexicon) if parts else 0.0
    found: list[Reading[str]] = []
    for size in range(len(parts), 0, -1):
        part = parts[:size]
        if part[-1].level == NUMBER and size < len(parts):
            continue
        levels = {p.level for p in part}
        sure = max(p.sure for p in part) + 0.12 * (len(levels) - 1)
        if len(part) == 1 and part[0].level == NUMBER and not words.says(at, "chung", "cao"):
            sure *= 0.3  # a house of that name is a place by itself: "chung cư Linh Đàm"
        if size < len(parts):
            sure *= 0.4
        if part[0].level == STREET and not unit_at(words, at, lexicon):
            sure *= 0.3 if part[0].end == at + 1 else 0.9 if part[0].sure >= 0.3 else 0.5
        sure = round(weight * min(sure, 1.0), 3)
        text = _joined(words, at, part)
        if words.says(at, "nhà") and text[:5].lower().startswith("nhà ") and text[4:5].isdigit():
            text = text[4:]  # "nhà 17 Láng Hạ": only the number is written
        found.append(Reading(Kind.ADDRESS, at, part[-1].end, text, sure))
    return tuple(found)
