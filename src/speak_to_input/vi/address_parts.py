"""Parts of an address: a unit with its number or name, a place's name alone, a street behind its number."""

import re
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.house_numbers import house_number, is_house_number, street_date
from speak_to_input.vi.lexicon import AddressUnit, Lexicon
from speak_to_input.vi.phrases import Found
from speak_to_input.vi.place_ends import place_ends
from speak_to_input.vi.said_figures import digit_at
from speak_to_input.vi.text import Token, Words

NUMBER, LANE, STREET, WARD, DISTRICT, PROVINCE = 1, 2, 3, 5, 6, 7
_LONGEST_NAME = 5
_COUNTED = (
    "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "tháng", "năm", "tuổi", "ngày", "giờ", "tuần", "đồng", "phút", "vé",
    "tấn", "tạ", "chỗ", "công", "sào", "mẫu", "lần", "chiếc", "tầng", "lầu", "hecta", "cây", "lít", "người",
    "con", "phòng", "ký", "kí", "cân"
)  # fmt: skip
_ABBREVIATED = re.compile(r"(?P<unit>tp|tx|tt|kp|p|q|h|x)(?:\.?(?P<number>\d{1,2})|\.(?!hcm|hn)[^\W\d_]+)")
_ABBREVIATED_LEVELS = {"tp": 7, "tx": 6, "tt": 5, "kp": 4, "p": 5, "q": 6, "h": 6, "x": 5}
_ABBREVIATIONS = {"tp", "q", "p", "tphcm", "hcm", "hn", "tx", "tt", "kp", "kđt", "kdc", "kcn", "sg"}


@dataclass(frozen=True, slots=True)
class AddressPart:
    """One part: what to write, its level (0 for a bare name), the token after it.

    `sure` says how clearly these words are an address (0 to 1).
    """

    text: str
    level: int
    end: int
    sure: float


def cased(token: Token) -> str:
    """A word of a name in title case; what was written with capitals stays, abbreviations are in capitals."""
    text = token.text
    if any(c.isupper() for c in text) or text[0].isdigit():
        return text
    if token.toned in _ABBREVIATIONS:
        return text.upper()
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=2048)
def unit_at(words: Words, at: int, lexicon: Lexicon) -> Found[AddressUnit] | None:
    """The unit word at `at`, where a number or a name that it can take goes after it."""
    found = lexicon.address_units.longest(words, at)
    whole = lexicon.streets.longest(words, at)
    if found is None or found.end >= len(words.tokens) or words.says(at - 1, "tác") or whole is not None:
        return None  # "hợp tác | xã", "56 | cầu giấy"
    after = words.tokens[found.end]
    if after.mark not in {"", ".", ":"}:
        return None
    numbered = is_house_number(after.text) or digit_at(words, found.end) or words.says(found.end, "mười")
    if numbered and found.entry.takes_number:
        return found
    if len(words.tokens[at].text) == 1 and after.mark != ".":
        return found if _listed_name(words, found.end, found.entry.level, lexicon) is not None else None
    return found if found.entry.takes_name and not after.text[0].isdigit() else None


@lru_cache(maxsize=2048)
def place_named(words: Words, at: int, lexicon: Lexicon) -> AddressPart | None:
    """A province or district said by its name alone."""
    token = words.tokens[at]
    for table, level in ((lexicon.provinces, PROVINCE), (lexicon.districts, DISTRICT)):
        if not table.begins(token, words.accented):
            continue
        found = table.longest(words, at)
        if found is None or (found.end == at + 1 and len(token.text) < 2):
            continue
        if found.end == at + 1 and level == DISTRICT and not _set_off(words, at):
            continue
        if words.says(found.end - 1, "thành") and words.says(found.end, "phố"):
            continue  # "kim long | thành phố Huế" is not "Long Thành"
        own = words.spelling(at, found.end)
        as_listed = words.accented and not any(c.isupper() for c in own)
        text = found.entry.written if as_listed else " ".join(cased(t) for t in words.tokens[at : found.end])
        return AddressPart(text, level, found.end, (0.6 if level == PROVINCE else 0.4) * found.exact)
    return None


def _set_off(words: Words, at: int) -> bool:
    """Whether one capitalised word stands between commas, or behind the last: "12 Lê Lợi, Vinh"."""
    token, end = words.tokens[at], at + 1
    behind = end >= len(words.tokens) or bool(words.tokens[end].mark)
    return at > 0 and "," in token.mark and token.text[0].isupper() and behind


def _leads_sum(words: Words, at: int) -> bool:
    """Whether a number, or a word that leads to a sum, stands at `at`."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    leads = words.says(at, "mười", "tháng", "khoảng", "mỗi", "hai")
    return leads or words.tokens[at].has_digit or bool(digit_at(words, at))


_TIMES = ("sáng", "trưa", "chiều", "tối", "hôm", "bữa", "hồi")
_NAMED_TIMES = ("nay", "qua", "kia", "mai", "ni", "sáng")
_GOING = ("lên", "xuống", "ra", "tới", "đến", "vô", "vào", "ghé")


def _name_ends(words: Words, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a place name begun at `begin` is over before token `at`."""
    if at >= len(words.tokens) or (at > begin and words.tokens[at].mark not in {"", "-", "–"}):
        return True
    token = words.tokens[at]
    if not token.text[0].isalpha() or (token.has_digit and (at > begin or is_house_number(token.text))):
        return True
    if at == begin:
        return False
    counted = words.says(at + 1, "mười") or digit_at(words, at + 1)
    if words.says(at, "được", "từ") and (counted or any(t.has_digit for t in words[at + 1 : at + 2])):
        return True  # "12 Lê Lợi | được 3 năm"
    if words.says(at + 1, "năm") and (words.says(at, "mười") or digit_at(words, at)):
        return True  # "12 Lê Lai | mười năm rồi"
    if (words.says(at, *_TIMES) and words.says(at + 1, *_NAMED_TIMES)) or place_ends(words, at, lexicon):
        return True  # "phố chùa hà | sáng nay lên quầy"
    if words.says(at, *_GOING) and words.says(at + 1, "quầy", "chi", "ngân"):
        return True  # "đường nguyễn sinh cung | xuống chi nhánh"
    if words.says(at, "nhà") and words.says(at + 1, "ở", "tại", "quận", "huyện", "phường", "xã"):
        return True  # "khu công nghiệp Trà Nóc | nhà ở Cần Thơ"
    if words.says(at, "lương") and _leads_sum(words, at + 1):
        return True  # "khu công nghiệp trà nóc | lương mười bốn triệu"
    unit = unit_at(words, at, lexicon)
    if unit is not None and unit.entry.level > STREET:
        return True
    return place_named(words, at, lexicon) is not None or lexicon.boundary(words, at) > 1.0


def _name(words: Words, at: int, lexicon: Lexicon) -> tuple[str, int, float] | None:
    """A street's or place's own name: at most five words up to the next part; its text, end, sureness."""
    dated = street_date(words, at)
    if dated is not None:
        return dated[0], dated[1], 0.8
    if (street := lexicon.streets.longest(words, at)) is not None:
        return " ".join(cased(t) for t in words.tokens[at : street.end]), street.end, 1.0
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
                return " ".join(cased(t) for t in words.tokens[at : listed.end]), listed.end, 1.0
            if _numbers_quarter(words, end, lexicon):
                return f"{' '.join(texts)} {digit_at(words, end)}", end + 1, sure
            break
        if boundary and not capital:
            sure = min(sure, 0.6)
        texts.append(cased(words.tokens[end]))
        end += 1
    return (" ".join(texts), end, sure) if texts else None


def _numbers_quarter(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether one digit ends a place's name: "mỹ đình hai nam từ liêm", "tân định một" at the end."""
    if not digit_at(words, at, first=True):
        return False
    after = at + 1
    return after >= len(words.tokens) or bool(words.tokens[after].mark) or place_at(words, after, lexicon)


def _digit_in_name(words: Words, at: int) -> bool:
    """Digit words inside names: "Cách Mạng Tháng Tám", "Năm Châu", "chợ Đông Ba"."""
    return words.says(at - 1, "tháng", "văn", "thị", "đông") or (
        not digit_at(words, at + 1) and not words.accented
    )


def _listed_name(words: Words, at: int, level: int, lexicon: Lexicon) -> int | None:
    """The token after a known ward, district or province whose name begins right after its unit word."""
    tables = {WARD: lexicon.wards, DISTRICT: lexicon.districts, PROVINCE: lexicon.provinces}
    if level not in tables:
        return None
    found = tables[level].longest(words, at)
    if found is None and level == PROVINCE:
        found = lexicon.districts.longest(words, at)
    if found is None or (found.end == at + 1 and level != PROVINCE):
        return None
    return found.end


def _abbreviated(words: Words, at: int) -> AddressPart | None:
    """A ward or district written in one word: "Q.1", "p5", "TP.Thủ Đức"."""
    if words.tokens[at].text.isalpha():
        return None
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
    return AddressPart(text, _ABBREVIATED_LEVELS[found["unit"]], end, 0.6)


def unit_part(words: Words, at: int, lexicon: Lexicon) -> AddressPart | None:
    """A part that begins with its unit: "phường láng hạ", "quận một", "hẻm mười hai trên năm"."""
    found = unit_at(words, at, lexicon)
    if found is None:
        return _abbreviated(words, at)
    unit = found.entry
    own = words.spelling(at, found.end)
    if words.tokens[found.end].mark == ".":
        own += "."
    listed = _listed_name(words, found.end, unit.level, lexicon)
    if listed is not None:
        text = " ".join(cased(t) for t in words.tokens[found.end : listed])
        return AddressPart(
            f"{own.upper() if own in _ABBREVIATIONS else own} {text}", unit.level, listed, 0.95
        )
    called = lexicon.streets.longest(words, found.end) is not None  # "đường | Hai Bà Trưng"
    number = house_number(words, found.end, lexicon) if unit.takes_number and not called else None
    if number is not None and not words.says(number[1], "tháng") and not words.says(number[1] + 1, "vuông"):
        big = unit.level >= WARD or any(c.isupper() for c in own)
        head = own[:1].upper() + own[1:] if big else own
        return AddressPart(f"{head} {number[0]}", unit.level, number[1], 0.85 if len(own) > 1 else 0.6)
    name = _name(words, found.end, lexicon) if unit.takes_name else None
    if name is None:
        return None
    clear = 0.9 if unit.level in {STREET, WARD, DISTRICT} or own in {"tỉnh", "thành phố"} else 0.75
    own = own.upper() if own in _ABBREVIATIONS else own
    text, end, sure = name
    if _is_numbered(words, end, lexicon):
        text, end = f"{text} {words.tokens[end].text}", end + 1
    return AddressPart(f"{own} {text}", unit.level, end, clear * sure)


def _is_numbered(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether figures end the name of a village or a quarter, of which several are called so: "thôn Triêm Nam | 1"."""
    if at >= len(words.tokens) or words.tokens[at].mark:
        return False
    figures, after = words.tokens[at].text, at + 1
    if not figures.isdigit() or len(figures) > _MOST_FIGURES:
        return False
    return after >= len(words.tokens) or bool(words.tokens[after].mark) or place_at(words, after, lexicon)


_MOST_FIGURES = 2


def _ward(words: Words, at: int, end: int, lexicon: Lexicon) -> int:
    """Where a known ward's name begins that fills the words up to `end`; `end` when there is none."""
    for begin in range(at + 1, end - 1):
        if any(f.end == end for f in lexicon.wards.at(words, begin)):
            return begin
    return end


def bare_part(words: Words, at: int, level: int, lexicon: Lexicon) -> tuple[AddressPart, ...]:
    """A street's name after its number, and a ward's name behind it: "lê lợi", "lê lợi | bến nghé"."""
    lower = words.tokens[at].text.islower() and words.tokens[at - 1].text.istitle()
    if level > LANE or lower or place_ends(words, at, lexicon, head=True):
        return ()  # "hẻm 12 | sáng đón cháu"
    name = _name(words, at, lexicon)
    if name is None:
        return ()
    if name[1] == at + 1 and not place_at(words, name[1], lexicon):
        return ()
    listed = lexicon.wards.longest(words, at)
    if (
        words.says(at, *_COUNTED)
        and words.tokens[at].text.islower()
        and (listed is None or listed.end < at + 3)
    ):
        return ()
    text, end, sure = name
    ward = _ward(words, at, end, lexicon) if end - at >= 4 and place_at(words, end, lexicon) else end
    named_after = listed is not None or lexicon.streets.longest(words, at) is not None
    named_after = named_after or lexicon.family_names.begins(words.tokens[at], words.accented)
    known = 0.7 if named_after or words.tokens[at].text[0].isupper() else 0.35
    if ward == end:
        return (AddressPart(text, STREET, end, known * sure),)
    street = " ".join(cased(t) for t in words.tokens[at:ward])
    return (
        AddressPart(street, STREET, ward, known * sure),
        AddressPart(" ".join(cased(t) for t in words.tokens[ward:end]), WARD, end, 0.7),
    )


def place_at(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a district or a province is said at token `at`, with its unit or by its name alone."""
    if at >= len(words.tokens):
        return False
    unit = unit_at(words, at, lexicon)
    return (unit is not None and unit.entry.level >= DISTRICT) or place_named(words, at, lexicon) is not None
