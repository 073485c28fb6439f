"""Addresses, written or spoken: "một hai ba lê lợi quận một" -> "123 Lê Lợi, Quận 1".

An address is a row of parts, from the small to the large: number, lane, street, hamlet, ward, district,
province. Names of places are recognised to find where parts end; they are never replaced by others.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from speak_to_input.vi.figures import digit_at, figures_at
from speak_to_input.vi.letters import spelled_letter
from speak_to_input.vi.lexicon import AddressUnit, Lexicon
from speak_to_input.vi.phrases import Found
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Token, Words

_NUMBER, _LANE, _STREET, _WARD, _DISTRICT, _PROVINCE = 1, 2, 3, 5, 6, 7
_LONGEST_NAME = 5
_MOST_PARTS = 12
_SLASHES = ("trên", "xẹt", "sẹc", "xuyệt", "xoẹt", "xéc", "xẹc", "sẹt", "gạch")
_HOUSE_NUMBER = re.compile(r"[A-Za-zĐđ]{0,2}\d{1,5}[A-Za-zĐđ]?(?:[/\-][A-Za-z]?\d{1,4}[A-Za-z]?)*")
_COUNTED = (
    "triệu",
    "nghìn",
    "ngàn",
    "tỷ",
    "tỉ",
    "tháng",
    "năm",
    "tuổi",
    "ngày",
    "giờ",
    "tuần",
    "đồng",
    "phút",
)
_ABBREVIATED = re.compile(r"(?P<unit>tp|tx|tt|kp|p|q|h|x)(?:\.?(?P<number>\d{1,2})|\.(?!hcm|hn)[^\W\d_]+)")
_ABBREVIATED_LEVELS = {"tp": 7, "tx": 6, "tt": 5, "kp": 4, "p": 5, "q": 6, "h": 6, "x": 5}
_ABBREVIATIONS = {"tp", "q", "p", "tphcm", "hcm", "hn", "tx", "tt", "kp", "kđt", "kdc", "kcn", "sg"}


@dataclass(frozen=True, slots=True)
class _Part:
    """One part: what to write, its level (0 for a bare name), the token after it.

    `sure` says how clearly these words are an address (0 to 1).
    """

    text: str
    level: int
    end: int
    sure: float


@lru_cache(maxsize=8192)
def _house_number(text: str) -> bool:
    """Whether a written word can be a house, lane, flat or district number: "12", "45A", "12/5B", "b12"."""
    return _HOUSE_NUMBER.fullmatch(text) is not None


def _cased(token: Token) -> str:
    text = token.text
    if any(c.isupper() for c in text) or text[0].isdigit():
        return text
    if token.toned in _ABBREVIATIONS:
        return text.upper()
    return text[:1].upper() + text[1:]


def _one_number(words: Words, at: int) -> tuple[str, int] | None:
    """A house number without slashes: written, said as a number, or digit by digit."""
    if at >= len(words.tokens):
        return None
    token = words.tokens[at]
    if token.has_digit:
        return (token.text.upper(), at + 1) if _house_number(token.text) else None
    if not digit_at(words, at, first=True) and not words.says(at, "mười"):
        return None
    text, end = "", at
    while len(text) < 5 and (figures := figures_at(words, end)) is not None:
        if words.tokens[end].has_digit or (text and (words.tokens[end].mark or figures.grouped)):
            break
        text, end = text + figures.text, figures.end
        if figures.grouped:
            break
    return text, end


def _number(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """A number with its slashes and letter: "mười hai trên năm" -> 12/5, "bốn lăm a" -> 45A."""
    first = _one_number(words, at)
    if first is None or len(first[0].split("/")[0]) > 5:
        return None
    text, end = first
    while end < len(words.tokens):
        slash = end
        if words.says(slash, *_SLASHES):
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
        if letter is not None and letter.letter in "ABCD" and letter.end == end + 1:
            alone = len(words.tokens[end].text) == 1 or letter.sure >= 0.7
            if alone and not words.says(end, "à", "á", "ạ", "đê", "dê", "đờ"):
                return text + letter.letter, letter.end
    return text, end


@lru_cache(maxsize=2048)
def _unit(words: Words, at: int, lexicon: Lexicon) -> Found[AddressUnit] | None:
    """The unit word at `at`, where a number or a name that it can take goes after it."""
    found = lexicon.address_units.longest(words, at)
    if found is None or found.end >= len(words.tokens):
        return None
    after = words.tokens[found.end]
    if after.mark not in {"", ".", ":"}:
        return None
    numbered = _house_number(after.text) or digit_at(words, found.end) or words.says(found.end, "mười")
    if numbered and found.entry.takes_number:
        return found
    if len(words.tokens[at].text) == 1 and after.mark != ".":
        return found if _listed_name(words, found.end, found.entry.level, lexicon) is not None else None
    return found if found.entry.takes_name and not after.text[0].isdigit() else None


@lru_cache(maxsize=2048)
def _place(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """A province or district said by its name alone."""
    token = words.tokens[at]
    for table, level in ((lexicon.provinces, _PROVINCE), (lexicon.districts, _DISTRICT)):
        if not table.begins(token, words.accented):
            continue
        found = table.longest(words, at)
        if found is None or (found.end == at + 1 and len(token.text) < 2):
            continue
        if found.end == at + 1 and level == _DISTRICT:
            continue
        own = words.spelling(at, found.end)
        as_listed = words.accented and not any(c.isupper() for c in own)
        text = found.entry.written if as_listed else " ".join(_cased(t) for t in words.tokens[at : found.end])
        return _Part(text, level, found.end, (0.6 if level == _PROVINCE else 0.4) * found.exact)
    return None


def _street_date(words: Words, at: int) -> tuple[str, int] | None:
    """Streets called by a date: "ba tháng hai" -> "3 Tháng 2", "30/4" as written."""
    day, month_word = figures_at(words, at), 0
    if day is None or len(day.text) > 2:
        return None
    month_word = day.end
    month = figures_at(words, month_word + 1) if words.says(month_word, "tháng") else None
    if month is None or len(month.text) > 2:
        return None
    return f"{day.text} Tháng {month.text}", month.end


def _name_ends(words: Words, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a place name begun at `begin` is over before token `at`."""
    if at >= len(words.tokens) or (at > begin and words.tokens[at].mark not in {"", "-", "–"}):
        return True
    token = words.tokens[at]
    if not token.text[0].isalpha() or token.has_digit:
        return True
    if at == begin:
        return False
    unit = _unit(words, at, lexicon)
    if unit is not None and unit.entry.level > _STREET:
        return True
    return _place(words, at, lexicon) is not None or lexicon.boundary(words, at) > 1.0


def _name(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int, float] | None:
    """A street's or place's own name: at most five words up to the next part; its text, end, sureness."""
    dated = _street_date(words, at)
    if dated is not None:
        return dated[0], dated[1], 0.8
    texts: list[str] = []
    end, sure = at, 1.0
    while end - at < _LONGEST_NAME and not _name_ends(words, at, end, lexicon):
        boundary = lexicon.boundary(words, end)
        capital = words.tokens[end].text[0].isupper()
        own_name = (
            not texts and boundary == 1.0 and lexicon.family_names.begins(words.tokens[end], words.accented)
        )
        if (boundary >= 1.0 and not capital and not own_name) or (
            digit_at(words, end, first=True) and not _digit_in_name(words, end)
        ):
            if not texts:
                listed = lexicon.wards.longest(words, at) or lexicon.districts.longest(words, at)
                if listed is None or listed.end == at + 1:
                    return None
                return " ".join(_cased(t) for t in words.tokens[at : listed.end]), listed.end, 1.0
            break
        if boundary and not capital:
            sure = min(sure, 0.6)
        texts.append(_cased(words.tokens[end]))
        end += 1
    return (" ".join(texts), end, sure) if texts else None


def _digit_in_name(words: Words, at: int) -> bool:
    """Digit words inside names of streets: "Cách Mạng Tháng Tám", "Năm Châu"."""
    return words.says(at - 1, "tháng", "văn", "thị") or (not digit_at(words, at + 1) and not words.accented)


def _listed_name(words: Words, at: int, level: int, lexicon: Lexicon) -> int | None:
    """The token after a known ward, district or province whose name begins right after its unit word."""
    tables = {_WARD: lexicon.wards, _DISTRICT: lexicon.districts, _PROVINCE: lexicon.provinces}
    if level not in tables:
        return None
    found = tables[level].longest(words, at)
    if found is None and level == _PROVINCE:
        found = lexicon.districts.longest(words, at)
    if found is None or (found.end == at + 1 and level != _PROVINCE):
        return None
    return found.end


def _abbreviated(words: Words, at: int) -> _Part | None:
    """A ward or district written in one word: "Q.1", "p5", "TP.Thủ Đức"."""
    found = _ABBREVIATED.fullmatch(words.tokens[at].toned)
    if found is None:
        return None
    own = words.tokens[at].text
    text = own if any(c.isupper() for c in own) else own[:1].upper() + own[1:]
    end = at + 1
    while not found["number"] and end < min(at + 4, len(words.tokens)):
        token = words.tokens[end]
        if token.mark or not token.text.istitle():
            break
        text, end = f"{text} {token.text}", end + 1
    return _Part(text, _ABBREVIATED_LEVELS[found["unit"]], end, 0.6)


def _unit_part(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """A part that begins with its unit: "phường láng hạ", "quận một", "hẻm mười hai trên năm"."""
    found = _unit(words, at, lexicon)
    if found is None:
        return _abbreviated(words, at)
    unit = found.entry
    own = words.spelling(at, found.end)
    if words.tokens[found.end].mark == ".":
        own += "."
    listed = _listed_name(words, found.end, unit.level, lexicon)
    if listed is not None:
        text = " ".join(_cased(t) for t in words.tokens[found.end : listed])
        return _Part(f"{own.upper() if own in _ABBREVIATIONS else own} {text}", unit.level, listed, 0.95)
    number = _number(words, found.end, lexicon) if unit.takes_number else None
    if number is not None and not words.says(number[1], "tháng"):
        big = unit.level >= _WARD or any(c.isupper() for c in own)
        head = own[:1].upper() + own[1:] if big else own
        return _Part(f"{head} {number[0]}", unit.level, number[1], 0.85 if len(own) > 1 else 0.6)
    name = _name(words, found.end, lexicon) if unit.takes_name else None
    if name is None:
        return None
    clear = 0.9 if unit.level in {_STREET, _WARD, _DISTRICT} or own in {"tỉnh", "thành phố"} else 0.75
    own = own.upper() if own in _ABBREVIATIONS else own
    return _Part(f"{own} {name[0]}", unit.level, name[1], clear * name[2])


def _ward(words: Words, at: int, end: int, lexicon: Lexicon) -> int:
    """Where a known ward's name begins that fills the words up to `end`; `end` when there is none."""
    for begin in range(at + 1, end - 1):
        if any(f.end == end for f in lexicon.wards.at(words, begin)):
            return begin
    return end


def _bare_part(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[_Part, ...]:
    """A street's name after its number, and a ward's name behind it: "lê lợi", "lê lợi | bến nghé"."""
    if level > _LANE:
        return ()
    name = _name(words, at, lexicon)
    if name is None:
        return ()
    if name[1] == at + 1 and (words.says(at, *_COUNTED) or not _place_at(words, name[1], lexicon)):
        return ()
    text, end, sure = name
    ward = _ward(words, at, end, lexicon) if end - at >= 4 and _place_at(words, end, lexicon) else end
    known = 0.7 if end - at in {2, 3} else 0.5
    if ward == end:
        return (_Part(text, _STREET, end, known * sure),)
    street = " ".join(_cased(t) for t in words.tokens[at:ward])
    return (
        _Part(street, _STREET, ward, known * sure),
        _Part(" ".join(_cased(t) for t in words.tokens[ward:end]), _WARD, end, 0.7),
    )


def _place_at(words: Words, at: int, lexicon: Lexicon) -> bool:
    if at >= len(words.tokens):
        return False
    unit = _unit(words, at, lexicon)
    return (unit is not None and unit.entry.level >= _DISTRICT) or _place(words, at, lexicon) is not None


def _next_parts(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[_Part, ...]:
    """The part that goes on an address of which the last part had `level`."""
    if at >= len(words.tokens):
        return ()
    unit = _unit_part(words, at, lexicon)
    if unit is not None and (unit.level >= level or level <= _LANE):
        return (unit,)
    if unit is None and level == _NUMBER and (words.tokens[at].has_digit or digit_at(words, at, first=True)):
        return _numbered_street(words, at, lexicon)
    place = _place(words, at, lexicon)
    if (
        place is not None
        and place.level >= level
        and (level > _LANE or not _also_street(words, place, lexicon))
    ):
        return (place,)
    if words.tokens[at].mark and level >= _STREET and not words.tokens[at].has_digit:
        return _written_place(words, at, level, lexicon)
    return _bare_part(words, at, level, lexicon)


def _also_street(words: Words, place: _Part, lexicon: Lexicon) -> bool:
    """Whether a place's name right after a number is rather a street: its name or the address goes on."""
    if place.end >= len(words.tokens):
        return False
    token = words.tokens[place.end]
    if _place_at(words, place.end, lexicon) or _unit(words, place.end, lexicon) is not None:
        return True
    return not token.mark and token.text[0].isalpha() and lexicon.boundary(words, place.end) == 0.0


def _numbered_street(words: Words, at: int, lexicon: Lexicon) -> tuple[_Part, ...]:
    """A house number with the street behind it."""
    number = _number(words, at, lexicon)
    if number is None or number[1] >= len(words.tokens) or words.tokens[number[1]].has_digit:
        return ()
    follower = _next_parts(words, number[1], _NUMBER, lexicon)
    if not follower or not _LANE <= follower[0].level < _WARD:
        return ()
    return (_Part(number[0], _NUMBER, number[1], 0.4),)


def _written_place(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[_Part, ...]:
    """A name between commas after the street: "…, Láng Hạ, Đống Đa": known wards only."""
    for found in lexicon.wards.at(words, at):
        if (
            found.end == len(words.tokens)
            or words.tokens[found.end].mark
            or _place_at(words, found.end, lexicon)
        ):
            text = " ".join(_cased(t) for t in words.tokens[at : found.end])
            return (_Part(text, max(level, _WARD), found.end, 0.6),)
    return ()


def _opening(words: Words, at: int, lexicon: Lexicon) -> tuple[_Part, ...]:
    """The first part: a unit, a number with a street behind it, a place, or a street with a place behind it."""
    unit = _unit_part(words, at, lexicon)
    if unit is not None:
        return (unit,)
    if words.tokens[at].has_digit or digit_at(words, at, first=True) or words.says(at, "mười"):
        return _numbered_street(words, at, lexicon)
    place = _place(words, at, lexicon)
    if place is not None:
        return (place,)
    if _street_before_place(words, at, lexicon):
        return tuple(_Part(p.text, p.level, p.end, 0.5 * p.sure) for p in _bare_part(words, at, 0, lexicon))
    return ()


def _street_before_place(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether two to four words from `at` are followed by a ward, district or province."""
    if lexicon.boundary(words, at) or not words.tokens[at].text[0].isalpha() or digit_at(words, at):
        return False
    for end in range(at + 2, min(at + 5, len(words.tokens))):
        if words.tokens[end].mark not in {"", ","}:
            return False
        unit = _unit(words, end, lexicon)
        if (unit is not None and unit.entry.level >= _WARD) or _place(words, end, lexicon) is not None:
            return True
    return False


def _parts(words: Words, at: int, lexicon: Lexicon) -> list[_Part]:
    parts = list(_opening(words, at, lexicon))
    while parts and len(parts) < _MOST_PARTS:
        end = parts[-1].end
        if end >= len(words.tokens) or words.tokens[end].mark not in {"", ",", "-", "–", ".", ",."}:
            break
        more = _next_parts(words, end, parts[-1].level, lexicon)
        if not more or (words.tokens[end].mark == "." and more[0].level < parts[-1].level):
            break
        parts += more
    return parts


def _joined(words: Words, at: int, parts: list[_Part]) -> str:
    """Number, lane and street with spaces between, larger parts with commas; written text as written."""
    end = parts[-1].end
    own = words.spelling(at, end)
    marked = any(token.mark for token in words.tokens[at + 1 : end])
    if marked and any(c.isupper() for c in own) and not _spoken_figures(words, at, end):
        return own
    text, begin = parts[0].text, parts[0].end
    for before, part in pairwise(parts):
        close = before.level <= _LANE and part.level <= _STREET and not words.tokens[begin].mark
        close = close and not (part.level == _NUMBER and part.text[0].isdigit())
        text += (" " if close else ", ") + part.text
        begin = part.end
    return text[:1].upper() + text[1:]


def _spoken_figures(words: Words, at: int, end: int) -> bool:
    return any(not words.tokens[i].has_digit and digit_at(words, i, first=True) for i in range(at, end))


def _begins(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether an address may begin here; cheap, for it is asked at every token."""
    token = words.tokens[at]
    if token.text[0].isdigit():
        return _house_number(token.text) and not _inside_digits(words, at)
    if digit_at(words, at, first=True) or words.says(at, "mười"):
        return not _inside_digits(words, at)
    return token.text[0].isalpha()


def _inside_digits(words: Words, at: int) -> bool:
    if at == 0 or words.tokens[at].mark:
        return False
    return bool(digit_at(words, at - 1)) or words.tokens[at - 1].text.isdigit()


def _weight(words: Words, at: int, lexicon: Lexicon) -> float:
    """Less than 1 where the address rather began before token `at`."""
    if at == 0 or words.tokens[at].mark:
        return 1.0
    for size in (1, 2, 3):
        if at < size or not lexicon.address_units.begins(words.tokens[at - size], words.accented):
            continue
        for found in lexicon.address_units.at(words, at - size):
            if found.end > at:
                return 0.2
            if found.end == at:
                return 0.5
    if words.says(at - 1, *_SLASHES) or digit_at(words, at - 1) or words.tokens[at - 1].has_digit:
        return 0.4
    return 1.0


def read_address(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Addresses that begin at token `at`, the longest first.

    Gives: one spelling: numbers as figures, "Quận 1" but "quận Đống Đa", commas from the ward on; written
    addresses keep their own spelling.
    """
    if not _begins(words, at, lexicon):
        return ()
    parts = _parts(words, at, lexicon)
    weight = _weight(words, at, lexicon) if parts else 0.0
    found: list[Reading[str]] = []
    for size in range(len(parts), 0, -1):
        part = parts[:size]
        if part[-1].level == _NUMBER and size < len(parts):
            continue
        levels = {p.level for p in part}
        sure = max(p.sure for p in part) + 0.12 * (len(levels) - 1)
        if len(part) == 1 and part[0].level == _NUMBER:
            sure *= 0.3
        if size < len(parts):
            sure *= 0.4
        sure = round(weight * min(sure, 1.0), 3)
        found.append(Reading(Kind.ADDRESS, at, part[-1].end, _joined(words, at, part), sure))
    return tuple(found)
