"""Where a free text may end: what else may begin at a token, a value among its words, a pause."""

import re
from collections.abc import Sequence
from typing import Any

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.phrases import Phrases
from speak_to_input.vi.place_ends import place_ends
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_SENTENCE_ENDS = (".", "!", "?", ";", "\n")
_OF_COPIES = frozenset({Cue.LINK, Cue.CARRY, Cue.AS_IS, Cue.THAT})
"""These are words of any text as well."""


FOR = frozenset({"giúp", "hộ", "giùm", "dùm", "cho", "giúp cho"})
SELF = frozenset({"em", "tôi", "mình", "tui", "anh", "chị", "cô", "chú", "bác", "tớ"})
_TITLES = ("anh", "chị", "cô", "chú", "bác", "ông", "bà")


_BEING = ("làm", "là", "đang", "giữ", "mần")
_THEY, _TELLING = ("ảnh", "ổng", "bả", "cổ"), ("khen", "chê", "nói", "muốn", "xin", "kêu", "bảo", "hẹn")


def begins_to_tell(words: Words, at: int) -> bool:
    """Whether a clause of what somebody does begins there: "hợp tác xã sông hương | anh làm tài xế".

    "chị | em làm bánh" are people; behind a name "ảnh" is who was named: "là đặng thị hạnh | ảnh khen …".
    """
    photo = words.says(at - 1, "chụp", "phim", "hình", "rửa", "in", "xem", "gửi", "nộp", "thẻ", "bức", "tấm")
    if words.writes(at, *_THEY) and words.says(at + 1, *_BEING, *_TELLING) and not photo:
        return True
    return words.says_any(at, SELF) and words.says(at + 1, *_BEING) and not words.says(at - 1, "chị", "anh")


def helps(words: Words, people: frozenset[int], at: int) -> bool:
    """Whether "giùm em" and the like begin or end here: the speaker's request, not the text."""
    if words.says(at, "cho") and words.says(at + 1, *_TITLES) and at + 2 in people:
        return False  # "bàn giao cho chị Hoa": the one who gets it
    if words.says_any(at, FOR) and words.says_any(at + 1, SELF):
        return True
    return words.says_any(at, SELF) and words.says_any(at - 1, FOR)


def is_begun(found: Candidates, at: int) -> bool:
    """Whether something else than free text may begin here."""
    mentions, cues, offers = found.mentions[at], found.cues[at], found.offers[at]
    return bool(
        (mentions and any(m.strength > w.NAME_SOON for m in mentions))
        or (cues and any(c.cue not in _OF_COPIES and not _is_about(found, at) for c in cues))
        or (offers and any(o.fit > 0.6 for o in offers))
    )


def _is_about(found: Candidates, at: int) -> bool:
    """Whether "về" stands there and leads to nothing on the page: "dữ liệu quốc gia | về dân cư"."""
    behind = range(at + 1, min(at + 1 + _FEW, len(found.words)))
    led = any(found.mentions[p] or found.sections[p] or found.cues[p] for p in behind)
    return found.words.says(at, "về") and bool(behind) and not led


def leads_choice(found: Candidates, language: Language, at: int) -> bool:
    """Whether a word of a list's name, or one that leads to a state, stands right before a choice: "mức | cao"."""
    words = found.words
    led = language.marks.behind(words, at, Mark.STATE_LED, Mark.SO_IT_IS)
    if not led and not (found.mentions[at] and language.marks.at(words, at, Mark.SORT_OF_CHOICE)):
        return False
    begin = led or at + 1 + words.says(at + 1, "độ")
    return begin < len(words) and any(o.option and o.fit > w.CHOICE_EXACT for o in found.offers[begin])


def ends_in_capitals(words: Words, start: int, at: int) -> bool:
    """Whether words with capitals stand from token `start` on, and the one at `at` has none: "Lê Thị Hoa | tài sản"."""
    name = words.tokens[start:at]
    return (
        len(name) > 1
        and words.clause_end(at) > at + 1
        and words.tokens[at].text.islower()
        and all(t.text.istitle() for t in name)
    )


def no_place(words: Words, at: int, readings: Sequence[Reading[object]]) -> bool:
    """As in "liên hệ bằng | điện thoại", "đến lúc mười giờ", "giờ nhận sang | chín giờ": by what or when."""
    if any(r.kind is Kind.TIME and r.sure > w.CLEAR_VALUE for r in readings):
        return True
    when = at + words.says(at, "đến", "tới", "vào")
    by = words.says(at, "bằng") and any(words.says(p, *_CALLING) for p in range(max(0, at - _FEW), at))
    court = words.says(at - 1, "ra") and words.says(at, "tòa") and words.says(at + 1, "án", "ly", "li", "xử")
    return by or court or words.says(at - 1, "bằng") or words.says(when, "lúc", "hồi", "khi")


def names_nowhere(words: Words, at: int, tables: Sequence[Phrases[Any]]) -> bool:
    """As in "giờ ở | với ba mẹ", "khách dọn về | quê": behind a verb of living no figure, no name, no known place."""
    if not any(words.says(back, *_LIVING) for back in range(max(0, at - _FEW - 1), at)):
        return False
    clause = range(at, words.clause_end(at))
    if any(words.tokens[p].has_digit or words.tokens[p].text[0].isupper() for p in clause):
        return False
    return not any(table.longest(words, p) for p in clause for table in tables)


def names_bank(words: Words, at: int, readings: Sequence[Sequence[Reading[object]]]) -> bool:
    """Whether a bank that nobody lists is named from token `at` on: capitals tell it, and no bank that is known."""
    name = at + 2 if words.says(at, "ngân") and words.says(at + 1, "hàng") else at
    if name >= len(words) or not (":" in words.tokens[at].mark or words.says(at - 1, "là", "tên")):
        return False
    known = any(r.kind is Kind.BANK for place in {at, name} for r in readings[place])
    return words.tokens[name].text[0].isupper() and not known


def brief_ends(
    words: Words,
    known: Known,
    start: int,
    at: int,
    readings: Sequence[Sequence[Reading[object]]],
    lexicon: Lexicon,
) -> bool:
    """Whether the place, the person or the firm that is named from token `start` on is over before token `at`."""
    if not start < at < len(words) or not words.tokens[at].text.islower():
        return False
    if asks_where(known):
        # "công ty ở quận 7, | chứ không cần bảo hiểm", "ở sân bay | lúc 9 giờ", "phố Vọng Hà | khoan cắt"
        over = words.says(at, "chứ", "còn", "do", "vì") or place_ends(words, at, lexicon)
        told = known.kind is FieldKind.ADDRESS and not words.says(at, *_OF_PLACES)
        over = over or (told and lexicon.boundary(words, at) > 1.0)
        return over or tells_when(words, at, readings)
    if known.kind is FieldKind.TEXT and any(words.says(at, a) and words.says(at + 1, *b) for a, b in _TURNS):
        return True  # "dân tộc kinh | nữ sinh năm …", "viêm phổi | đang nằm …"
    if known.kind is FieldKind.PERSON and words.tokens[at - 1].text.istitle():
        named = (r for r in readings[start] if r.kind is Kind.PERSON and r.end == at)
        return any(r.sure > _CLEARLY_NAMED for r in named)  # "trưởng phòng Bình | duyệt"
    if known.kind not in _NAMED or not words.accented or at - start < _LEAST_NAMED:
        return False
    clause = words.says(at, *_CLAUSES) or (words.says(at, "mang") and words.says(at + 1, "theo"))
    if known.kind is not FieldKind.PERSON and not clause:
        return False
    if any(lexicon.company_words.longest(words, p) for p in range(max(0, start - 3), start + 2)):
        return clause
    family = lexicon.family_names.longest(words, start) or words.says(start + 1, "thị", "văn")
    if not family or words.clause_end(at) == at + 1:
        return False  # "tên Châu Hoài Nhớ": the last word of a clause leads nothing
    syllable = any(names.of(words.tokens[at], True) for names in (lexicon.given_names, lexicon.middle_names))
    return known.kind is FieldKind.PERSON and not syllable and lexicon.name_boundary(words, at) >= 1.0


_DOING = ("nằm", "ở", "điều", "tính", "cần", "phải", "muốn", "xin", "chờ", "dùng")
_TURNS = (("nam", ("sinh", "sanh")), ("nữ", ("sinh", "sanh")), ("đang", _DOING), ("nên", _DOING),
          ("nhờ", ("trung", "bên", "ngân", "công")))  # fmt: skip
_NAMED, _CLEARLY_NAMED, _LEAST_NAMED = (FieldKind.PERSON, FieldKind.COMPANY, FieldKind.TEXT), 0.6, 2
_OF_PLACES = ("chung", "siêu", "văn", "thành", "thị", "công", "ngân", "chi", "phòng", "đô",
              "căn", "nơi", "ở", "hội")  # fmt: skip
"""Words of places that end names of people and firms: "cổng | siêu thị", "nhà | văn hóa"."""
_CLAUSES = ("để", "lúc", "còn", "đang", "muốn", "thì", "nhưng", "vì", "nên")
"""Words at which a firm's name is over: "công ty du lịch Bãi Trường | để giới thiệu …"."""


def asks_where(known: Known) -> bool:
    """Whether it takes an address or a place: "Nơi sinh", "Cảng bốc hàng"."""
    if known.kind is FieldKind.TEXT:
        stop = "diem" in known.label_words and not known.label_words.isdisjoint(_STOPS)
        there = known.label.casefold().endswith(" tại")  # "Mất tại"
        return stop or there or known.asks_goal or not known.label_words.isdisjoint({"noi", "cang"})
    return known.kind is FieldKind.ADDRESS


_STOPS = frozenset({"don", "tra", "den", "di", "hen", "tap"})


def tells_when(words: Words, at: int, readings: Sequence[Sequence[Reading[object]]]) -> bool:
    """As in "sân bay Nội Bài | lúc 9 giờ", "12 Lê Lợi | từ tháng 5"; places are called by days: "cầu 3 tháng 2"."""
    if words.says(at - 1, *_CALLED_BY_DAYS) or words.tokens[at - 1].has_digit:
        return False
    begin = at + words.says(at, "từ", "được", "vào", "hôm", "lúc", "hồi")
    told = readings[begin] if begin < len(words) else ()
    least = w.NAME_PART if words.says(at, "lúc", "hồi") else w.CLEAR_VALUE
    return any(r.kind in _WHEN and r.sure > least and r.end - at > 1 for r in told)


_CALLED_BY_DAYS = ("đường", "phố", "mạng", "ba", "viên", "cư", "cầu", "trường", "chợ", "khu", "hẻm", "lộ")
_WHEN = frozenset({Kind.DATE, Kind.TIME, Kind.DATETIME, Kind.DURATION})
_LIVING, _FEW = ("ở", "về", "qua", "tới", "vô"), 3
_CALLING = ("hệ", "gọi", "báo", "nhắn", "lạc", "trao")


def is_value(found: Candidates, at: int) -> bool:
    """Whether a value of two words or more clearly begins here, or one behind its field's name."""
    if re.fullmatch(r"0\d{8,}", found.words.tokens[at].text):
        return True  # "trạm xá, số tôi | 0999757368"
    goods = {r.end for r in found.readings[at] if r.kind is Kind.GOODS}  # "nước mắm | với bánh tráng"
    offers = [o for o in found.offers[at] if o.option or o.end not in goods]
    if offers and any(not o.option and o.fit > w.CLEAR_VALUE and o.end - at > 1 for o in offers):
        return True
    return bool(found.mentions[at]) and any(
        mention.strength > w.NAME_PART
        and mention.end < len(found.words)
        and any(o.field == mention.field and o.fit > w.CLEAR_VALUE for o in found.offers[mention.end])
        for mention in found.mentions[at]
    )


def is_whole_choice(found: Candidates, at: int) -> bool:
    """Whether a choice of a list is told in full here, in two words or more: "tên hàng mật ong dạng | chất lỏng"."""
    led = found.words.says(at - 1, "dạng", "loại", "hàng", "thuộc", "chọn", "dấu")
    return led and any(o.option and o.fit > w.CHOICE_EXACT and o.end - at > 1 for o in found.offers[at])


def denies_what_follows(words: Words, end: int) -> bool:
    """As in "chữ ký khớp với mẫu, hổng phải | rút tiền": no text ends in these words."""
    return words.says(end - 1, "phải") and words.says_any(end - 2, NOES) and end < len(words)


def tells_choice(found: Candidates, at: int, may_end: Sequence[bool]) -> bool:
    """As in "…, | mức rủi ro hơi thấp": a list is named by several words, and one of its choices
    follows in the clause, with nothing behind it. `may_end`: by token whether a text may end before it.
    """
    words = found.words
    begin = at + words.says(at, "dạ", "còn", "thì", "với", "và", "cái")
    named = (
        [m for m in found.mentions[begin] if m.strength > _TOLD_BY and m.end - begin > 1]
        if begin < len(words)
        else []
    )
    last = min(words.clause_end(at), begin + _TOLD_WITHIN)
    return any(
        o.option and o.field == m.field and o.fit > w.CHOICE_NAMED
        for m in named
        if not words.says(m.end, "nào")  # "nhóm vấn đề nào cũng hỏi thẻ"
        for place in range(m.end, last)
        for o in found.offers[place]
        if may_end[o.end]
    )


def is_where(found: Candidates, at: int) -> bool:
    """Whether "ở" and a place stand there, or a country of a list: "ở Bình Dương", "bên Hàn Quốc"."""
    if found.words.says(at, "ở", "tại") and any(r.kind is Kind.ADDRESS for r in found.readings[at + 1]):
        return True
    led = found.words.says(at, "ở", "tại", "bên", "của")
    return led and any(o.option and o.fit > w.CHOICE_NAMED for o in found.offers[at + 1])


def leads_in(found: Candidates, at: int, prose: frozenset[int]) -> bool:
    """Whether several words name a field there and lead its value in: "…, | băn khoăn là lãi suất giảm".

    What is told of somebody's words is of the text itself: "ghi chú khách báo | số điện thoại là số cũ".
    """
    words = found.words
    led = [m for m in found.mentions[at] if m.strength > w.NAME_FAIR and m.end - at > 1]
    if not words.tokens[at].mark and words.says(at - 1, *_OF_TEXT):
        return False
    return any(
        words.says(m.end, "là")
        and m.end + 1 < len(words)
        and (m.field in prose or any(o.field == m.field for o in found.offers[m.end + 1]))
        for m in led
    )


_OF_TEXT = (
    "của", "về", "có", "cho", "bị", "các", "những", "báo", "nói", "khai", "hỏi", "bảo", "nhận", "kêu", "rằng",
)  # fmt: skip


def puts_right(found: Candidates, at: int) -> bool:
    """As in "lý do là kiểm tra kho quỹ. | À 5 ngày mới đúng": behind a full stop a value told before is set right."""
    if not any(end in found.words.tokens[at].mark for end in _SENTENCE_ENDS):
        return False
    ends = [
        cue.end for cue in found.cues[at] if cue.cue in (Cue.REPAIR, Cue.WAVER) and cue.end < len(found.words)
    ]
    return any(
        not o.option and o.fit > w.CLEAR_VALUE and o.end - end > 1 for end in ends for o in found.offers[end]
    )


_TOLD_BY, _TOLD_WITHIN = 0.6, 9
"""How clearly the list is named, and within how many words of its name's first one the choice must stand."""


def cost_over(mark: str, known: Known) -> float:
    """What it costs that a text of the field goes on over a pause; `mark`: how the pause is written."""
    if not mark:
        return 0.0
    if any(end in mark for end in _SENTENCE_ENDS) or ":" in mark:
        return w.TEXT_OVER_STOP
    return w.TEXT_OVER_COMMA.get(known.kind.value, w.TEXT_OVER_COMMA_ELSEWHERE)
