"""Names of companies and other bodies: "công ty cổ phần ép pê tê" -> "Công ty Cổ phần FPT"."""

from dataclasses import dataclass

from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.letters import may_spell, spelled_letter
from speak_to_input.vi.lexicon import Bank, Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import figures_at
from speak_to_input.vi.text import Token, Words, fold

_LONGEST = 14
_LINKS = ("và", "&", "của")
_ASKING = ("nào", "mô", "đâu", "gì")
"""At the end of what is said these name no company: "không làm công ty nào", "có làm công ty mô"."""
_FINAL = ("thôi", "thui", "lận", "cơ")
"""At the end of what is said these are particles, and so is "hà" behind a name that is written with capitals."""
_COUNTED = ("triệu", "nghìn", "ngàn", "tỷ", "tỉ", "trăm", "năm", "tháng", "tuổi", "giờ", "ngày", "đồng")
_ABBREVIATED = {
    "tnhh", "mtv", "cp", "tmcp", "tm", "dv", "xnk", "sx", "xd", "đt", "vn", "hcm", "tp", "thpt", "thcs"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a company's name as it is to be written; `score` says how well it continues the name."""

    text: str
    end: int
    score: float
    proper: bool = True
    """Whether it names this company rather than its form or trade."""


def _spelling(token: Token) -> str:
    """Title case; what was written with capitals stays, abbreviations of forms are in capitals."""
    if any(c.isupper() for c in token.text):
        return token.text
    if token.toned in _ABBREVIATED:
        return token.text.upper()
    return token.text[:1].upper() + token.text[1:]


def _listed(words: Words, at: int, end: int, written: str) -> str:
    """The usual spelling, unless the utterance itself is written with capitals there."""
    own = words.spelling(at, end)
    if any(c.isupper() for c in own):
        return own
    return written if words.accented else " ".join(_spelling(t) for t in words.tokens[at:end])


def _spelled_brand(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """Two or more letters by their names, as one word: "a bê xê" -> ABC."""
    text, clear, end = "", 0.0, at
    while end < len(words.tokens) and (end == at or not words.tokens[end].mark):
        if not may_spell(words.tokens[end], words.accented, lexicon):
            break
        spelled = spelled_letter(words, end, lexicon)
        if spelled is None or (spelled.sure < 0.45 and end == at):
            break
        text, clear, end = text + spelled.letter, clear + spelled.sure, spelled.end
    if len(text) < 2 or clear / len(text) < 0.55:
        return None
    return _Part(text, end, 0.9)


_WHOSE = ("của", "tôi", "tui", "mình", "em", "riêng", "tên")
"""Words that say whose the company is, or lead to its name: "công ty của tôi tên là …"."""
_THEIRS, _TOLD_OF = ("ảnh", "ổng", "bả", "cổ"), ("là", "tên", "thì", "ở", "nằm", "thuộc", "làm")


def _word(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    token = words.tokens[at]
    if token.text in {"&", "+"}:
        return _Part(token.text, at + 1, 0.8)
    if not token.text[0].isalnum():
        return None
    capital = token.text[0].isupper()
    theirs = words.writes(at, *_THEIRS) and words.says(at + 1, *_TOLD_OF)  # "công ty | ảnh là …"
    if (words.says(at, *_WHOSE, "trả", "nợ") or theirs) and not capital:
        return None
    if words.says(at, *_ASKING) and not capital and words.clause_end(at) == at + 1:
        return None
    boundary = 0.0 if _is_no_link(words, at) else lexicon.boundary(words, at)
    if not capital and (boundary > 1.0 or _is_final(words, at)):
        return None
    if token.has_digit:
        return (
            _Part(_spelling(token), at + 1, 0.5) if not token.text.isdigit() or len(token.text) < 4 else None
        )
    if capital:
        return _Part(token.text, at + 1, 0.95)
    if lexicon.particles.begins(token, words.accented) and (boundary or _courtesy(words, at, lexicon)):
        return None
    score = 0.85 if not boundary else 0.5 if boundary < 1.0 else 0.12
    if words.says(at, *_LINKS):
        return _Part(token.text, at + 1, 0.6, proper=False)
    return _Part(_spelling(token), at + 1, score)


def _is_no_link(words: Words, at: int) -> bool:
    """Whether it is of a name: "công ty | than Hà Lầm", "công ty Lộc | Thành", but "đổi … | thành công ty Hòa Phát"."""
    if words.says(at, "than"):
        return words.says(at - 1, *_HEADS) and not words.says(at + 1, *_COMPLAINS_OF)
    said = range(words.clause_begin(at), at)
    changes = words.says(at + 1, "công") or any(words.says(p, *_CHANGING) for p in said)
    return words.says(at, "thành") and not changes


_HEADS = ("ty", "đoàn", "nghiệp", "phần", "tnhh", "viên", "mỏ")
_OF_BANKS = ("hàng", "băng", "tmcp", "phần", "nhánh")
_COMPLAINS_OF = ("phí", "phiền", "là", "thở", "rằng", "vì", "thẻ")
_CHANGING = ("đổi", "sửa", "chuyển", "thay", "nhật", "chỉnh", "thì", "ghi", "phải")


def _is_final(words: Words, at: int) -> bool:
    """As in "công ty Dược Hậu Giang | thôi": the last word only stresses what is said."""
    if words.clause_end(at) > at + 1:
        return False
    trade = words.says(at, "cơ") and words.says(at - 1, "điện")
    name = words.says(at, "hà") and words.tokens[at - 1].text.istitle()
    return name or (words.says(at, *_FINAL) and not trade)


def _courtesy(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether courtesy of several words begins here: "nha bây"; "á" alone may be a word of the name."""
    return any(found.end > at + 1 for found in lexicon.particles.at(words, at))


def _part(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """The part of a name at `at`, after its head."""
    token = words.tokens[at]
    listed = lexicon.company_words.longest(words, at)
    brand = lexicon.brands.longest(words, at)
    bank = lexicon.bank_names.longest(words, at)
    end = max((f.end for f in (listed, brand, bank) if f is not None), default=at)
    if listed is not None and listed.entry.place != "head" and listed.end == end:
        return _Part(_listed(words, at, end, listed.entry.written), end, 0.95, proper=False)
    if brand is not None and brand.end == end:
        return _Part(_listed(words, at, end, brand.entry.written), end, 1.0)
    if bank is not None and bank.end == end and (end > at + 1 or len(token.text) > 2):
        text = _bank_spelling(words, at, end, bank.entry)
        said = words.tokens[end - 1].folded.endswith(("bank", "banh")) or words.says(at - 1, *_OF_BANKS)
        if said or text != bank.entry.name:
            return _Part(text, end, 1.0)  # but "công ty | maritime logistics"
    place = lexicon.provinces.longest(words, at)
    if place is not None and len(token.text) > 1:
        return _Part(_listed(words, at, place.end, place.entry.written), place.end, 0.8, proper=True)
    unit = _units_of(words, at, lexicon)
    return unit or _spelled_brand(words, at, lexicon) or _word(words, at, lexicon)


def _units_of(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """The district or ward of an office: "ban quản lý dự án | huyện Phong Điền"."""
    table = lexicon.districts if words.says(at, "huyện", "quận") else lexicon.wards
    name = table.longest(words, at + 1) if words.says(at, "huyện", "quận", "xã", "phường") else None
    return (
        None if name is None else _Part(" ".join(map(_spelling, words.tokens[at : name.end])), name.end, 0.9)
    )


def _bank_spelling(words: Words, at: int, end: int, bank: Bank) -> str:
    """A bank as it was said: by its registered words, or by its everyday name where sounds were said."""
    own = words.spelling(at, end)
    if any(c.isupper() for c in own):
        return own
    in_register = bank.registered.lower().find(own)
    if in_register >= 0:
        return bank.registered[in_register : in_register + len(own)]
    if end == at + 1 and own.isascii():
        return own.upper() if len(own) <= 4 or own.upper() == bank.short else bank.name
    if _sounded(words, at, end):
        return bank.name
    return " ".join(_spelling(t) if t.toned not in _LINKS else t.text for t in words.tokens[at:end])


def _sounded(words: Words, at: int, end: int) -> bool:
    """Whether these words only sound out a foreign name: "việt com banh", "tê pê banh"."""
    foreign = {
        "banh", "bank", "com", "tin", "xim", "ri", "pê", "tê", "bê", "đê", "xê", "hát", "sa", "xa", "pi", "bi"
    }  # fmt: skip
    return any(t.toned in foreign or len(t.text) == 1 for t in words.tokens[at:end])


def _opening(words: Words, at: int, lexicon: Lexicon) -> _Part | None:
    """The first part: a head ("công ty", "ngân hàng"), else a brand or a bank alone."""
    listed = lexicon.company_words.longest(words, at)
    if listed is not None and listed.entry.place == "head":
        own = words.spelling(at, listed.end)
        text = own if any(c.isupper() for c in own) else own[:1].upper() + own[1:]
        if listed.end == at + 1 and words.tokens[at].text == "cty":
            text = listed.entry.written
        return _Part(text, listed.end, 1.0, proper=False)
    return None


def _headless(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """A brand or a bank said without "công ty" or "ngân hàng"."""
    sizes = (size for size in (1, 2, 3) if at >= size)
    named = any(
        f.end == at and f.entry.place == "head"
        for n in sizes
        for f in lexicon.company_words.at(words, at - n)
    )
    weight = 0.4 if named else 1.0
    brand = lexicon.brands.longest(words, at)
    if brand is not None:
        text = _listed(words, at, brand.end, brand.entry.written)
        if not any(c.isupper() for c in text):
            text = brand.entry.written
        return (
            Reading(
                Kind.COMPANY, at, brand.end, text, round(weight * 0.8 * brand.entry.sure * brand.exact, 3)
            ),
        )
    bank = lexicon.bank_names.longest(words, at)
    if bank is None:
        return ()
    text = _bank_spelling(words, at, bank.end, bank.entry)
    clear = (
        bank.end == at + 1
        or _sounded(words, at, bank.end)
        or any(c.isupper() for c in words.spelling(at, bank.end))
    )
    return (
        Reading(Kind.COMPANY, at, bank.end, text, round(weight * (0.75 if clear else 0.2) * bank.exact, 3)),
    )


def read_company(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Names of companies that begin at token `at`; several lengths, the likeliest first.

    Gives: proper words in title case, brands in their own spelling; nothing is added or left out.
    """
    token = words.tokens[at]
    opening = None
    if lexicon.company_words.begins(token, words.accented):
        opening = _opening(words, at, lexicon)
    if opening is None:
        if lexicon.brands.begins(token, words.accented) or lexicon.bank_names.begins(token, words.accented):
            return _headless(words, at, lexicon)
        return ()
    found: list[Reading[str]] = []
    texts, weakest, proper, end = [opening.text], 1.0, False, opening.end
    while end < len(words.tokens) and end - at < _LONGEST and not _ends_before(words, end):
        part = _part(words, end, lexicon)
        if part is None:
            break
        if found:
            last = found[-1]
            found[-1] = Reading(
                last.kind, at, last.end, last.value, round(last.sure * (1 - 0.6 * part.score), 3)
            )
        texts.append(part.text)
        weakest, proper, end = min(weakest, part.score), proper or part.proper, part.end
        linked = words.says(end - 1, *_LINKS)
        sure = 0.05 if linked else weakest * (1.0 if proper else 0.6)
        found.append(Reading(Kind.COMPANY, at, end, " ".join(texts), round(sure, 3)))
    return tuple(sorted(found, key=lambda r: -r.sure)[:4])


def _is_short(text: str) -> bool:
    """Whether a full stop behind the word only shortens it: "Co. Ltd", "TP. Vinh", "T. Lan"."""
    return text.isupper() or text.lower() in _SHORTENED or not any(c in _VOWELS for c in fold(text))


_SHORTENED = frozenset({"co", "corp", "inc", "tp", "cty"})
_VOWELS = frozenset("aeiouy")


def _is_road(words: Words, at: int) -> bool:
    """Whether the firm's street begins: "nhà máy Hoa Sen | đường Giải Phóng", but "công ty mía đường", "đường sắt"."""
    return words.says(at, "đường") and not (words.says(at - 1, *_SUGAR) or words.says(at + 1, *_NO_ROAD))


_TITLED = ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "em")
_LYING = ("ở", "tại", "quận", "huyện", "phường", "xã", "đường", "số")
"""Behind "nhà" it is told where somebody lives: "công ty Minh Long | nhà ở quận 7"."""
_SUGAR = ("mía", "máy", "cầu", "ty", "phần", "tnhh", "nghiệp", "sữa", "xuất")
_NO_ROAD = ("sắt", "bộ", "biển", "thủy", "hàng", "ống", "dây", "kính")
_FOR_SO_LONG = ("được", "đã", "mới", "gần", "hơn", "ngót")


def _ends_before(words: Words, at: int) -> bool:
    """Whether punctuation or a typed value ends the name before token `at`."""
    mark = words.tokens[at].mark
    if mark not in {"", "-", "&", "."} or (mark == "." and not _is_short(words.tokens[at - 1].text)):
        return True
    lies = words.says(at, "nhà") and words.says(at + 1, *_LYING)
    if _is_road(words, at) or (lies and not words.tokens[at + 1].text.istitle()):
        return True  # but not before "Nhà Ở Xã Hội"
    whom = at + 1 + words.says(at, "liên")
    meets = words.says(at, "gặp", "nhờ") or words.says(whom - 1, "hệ")
    if meets and words.says(whom, *_TITLED) and not words.tokens[whom].text.istitle():
        return True  # "công ty dệt Hòa Khánh | gặp anh Khôi"
    if words.says(at, *_FOR_SO_LONG):
        at += 1  # "… Hòa Phú | được sáu năm"
    figures = figures_at(words, at)
    if figures is None:
        return False
    return words.says(figures.end, *_COUNTED) or any(len(r.value) >= 4 for r in read_digits(words, at))
