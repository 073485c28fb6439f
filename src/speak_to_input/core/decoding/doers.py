"""Who did what a field asks a name for, told by the verb beside the name: "do anh Nam | lập", "chị Lan phụ trách"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_LEADING = ("do", "giao", "nhờ", "bởi", "để")
_BETWEEN = frozenset({"cho", "anh", "chị", "cô", "chú", "bác", "ông", "bà", "em", "bạn", "bên", "mình"})
_SO = ("đang", "đã", "sẽ", "vừa", "mới", "là", "đứng", "em", "tôi", "tui", "anh", "chị", "hôm", "bữa", "nay", "ni",
       "sáng", "trưa", "chiều", "hồi", "có")  # fmt: skip
_MOST_SO = 3
_WHEN = (Kind.DATE, Kind.TIME, Kind.DATETIME)
_TOLD = (*_WHEN, Kind.MONEY)
_NAME_NEAR = 4


class Doer(NamedTuple):
    """Somebody named: where the name begins and ends, where the verb does, and whose field it is."""

    start: int
    end: int
    verb_end: int
    field: int
    lead: int
    """Where the words begin that lead to the name; `start` where none do."""

    @property
    def beside(self) -> Sequence[int]:
        """The tokens that lead to the name, and those of the verb."""
        return (*range(self.lead, self.start), *range(self.end, self.verb_end))


def done_by(told: Sequence[Doer], known: Known, at: int, end: int) -> float:
    """What it is worth for the field that a verb stands beside the name over these tokens."""
    around = [doer for doer in told if doer.start <= at and end <= doer.end]
    if not around:
        return 0.0
    own = any((doer.start, doer.end, doer.field) == (at, end, known.index) for doer in around)
    return w.RECEIVER if own else -w.RECEIVER


def doers(spoken: Utterance) -> tuple[Doer, ...]:
    """Everybody of whom a verb beside the name tells that a field asks for that one."""
    told = [(known, _roles(spoken, known)) for known in spoken.fields]
    fields = [(known, roles) for known, roles in told if roles or _deed(known)]
    if not fields or not spoken.words.accented:
        return ()
    found = []
    named = (m for each in spoken.found.mentions for m in each if m.field in spoken.prose)
    text = min((m.end for m in named if m.strength > w.NAME_WHOLE), default=len(spoken.words))
    for at, readings in enumerate(spoken.found.readings):
        titled = at < text and _title(spoken.words, at) < at  # "ghi chú gửi chị | Hồng kiểm tra"
        people = (r for r in readings if r.kind is Kind.PERSON)
        ends = {r.end for r in people if r.sure > w.CLEAR_VALUE or r.end - at > 2 or titled}
        found += [doer for end in ends for doer in _at(spoken, fields, at, end)]
    return tuple(found)


def _roles(spoken: Utterance, known: Known) -> tuple[str, ...]:
    """The rows of the list of verbs that are this field's."""
    if known.kind not in (FieldKind.PERSON, FieldKind.CHOICE) and not known.open_list:
        return ()
    label = known.label.casefold()
    return tuple(role for role in spoken.deeds.marks if any(name in label for name in role.split(" | ")))


def _at(spoken: Utterance, fields: list[tuple[Known, tuple[str, ...]]], at: int, end: int) -> Iterator[Doer]:
    words = spoken.words
    verb = end
    while verb < end + _MOST_SO and words.says(verb, *_SO):
        verb += 1
    when = (r.end for r in spoken.found.readings[verb] if r.kind in _WHEN) if verb < len(words) else ()
    verb = max(when, default=verb)  # "anh Tám | tối thứ bảy | quẹt thẻ"
    lead = _lead(words, at)
    if _is_reached(words, at):
        yield from (Doer(at, end, end, known.index, at) for known, roles in fields if _CUSTOMER in roles)
        return
    if verb >= len(words) or (words.tokens[verb].mark and verb == end):
        return
    named = {
        m.field
        for begin in range(max(0, at - _NAME_NEAR), at - 1)
        for m in spoken.found.mentions[begin]
        if m.end == at and m.strength > w.NAME_WHOLE
    }
    for known, roles in fields:
        if named and known.index not in named:
            continue  # "tên khách | Lê Văn Bảy, đang xử lý" is the customer, not who serves him
        behind = _with_object(words, spoken.deeds.behind(words, verb, *roles)) if roles else 0
        behind = behind or _own_deed(words, end, known)
        day = behind + words.says(behind, "hôm", "bữa", "ngày", "lúc") if behind else len(words)
        goes_on = day < len(words) and any(r.kind in _TOLD for r in spoken.found.readings[day])
        whole = goes_on or behind == len(words) or behind - verb > 1  # "anh Nghĩa | soát | hôm thứ sáu"
        if behind and (lead < at or whole or spoken.texts.clause_may_end(behind)):
            yield Doer(at, end, behind, known.index, lead)


def _deed(known: Known) -> tuple[str, ...]:
    """What the one does whose name is asked for: "nhận thay" of "Tên người nhận thay"."""
    return _deed_in(known.label) if known.kind is FieldKind.PERSON else ()


@lru_cache(maxsize=256)
def _deed_in(label: str) -> tuple[str, ...]:
    """The words behind "người" in a label, two or more of them."""
    deed = tuple(label.casefold().partition("người ")[2].split())
    return deed if len(deed) > 1 and all(map(str.isalpha, deed)) else ()


def _own_deed(words: Words, end: int, known: Known) -> int:
    """The token behind the deed of the field's own label: "Lâm Chí Nguyện | lên nhận thay"; 0 where none is told."""
    at, deed = end + words.says(end, "lên", "tới", "đến", "ra", "qua", "đi", "xuống", "sẽ"), _deed(known)
    told = bool(deed) and all(words.says(at + place, word) for place, word in enumerate(deed))
    return at + len(deed) if told and not words.tokens[at].mark else 0


def _with_object(words: Words, end: int) -> int:
    """The token behind what the verb is about: "phụ trách | hồ sơ này"."""
    while 0 < end < len(words) and not words.tokens[end].mark and words.says(end, *_OBJECTS):
        end += 1
    return end


_OBJECTS = ("hồ", "sơ", "đơn", "khoản", "vụ", "ca", "báo", "cáo", "giao", "dịch", "này", "ni", "đó",
            "bé", "con", "cháu")  # fmt: skip


def _is_reached(words: Words, at: int) -> bool:
    """As in "hôm qua tui gọi điện cho bà | Nguyễn Thị Hoè": who is called by the one who speaks is no clerk."""
    begin = _title(words, at)
    called = words.says(begin - 1, *_REACHES) and any(words.says(place, "cho") for place in range(begin, at))
    before = range(words.clause_begin(begin - 1), begin - 1)
    return called and not any(words.says(place, *_CALLERS) for place in before)


_CUSTOMER = "tên khách hàng"
_REACHES = ("gọi", "điện", "thoại", "phôn", "video", "nhắn", "tin", "zalo", "mail", "email")
_CALLERS = (
    "khách", "họ", "ổng", "bả", "ảnh", "chỉ", "nó", "hắn", "anh", "chị", "cô", "chú", "bác", "ông", "bà", "sẽ",
)  # fmt: skip


def _title(words: Words, at: int) -> int:
    while at > 0 and words.says_any(at - 1, _BETWEEN) and not words.tokens[at].mark:
        at -= 1
    return at


def _lead(words: Words, at: int) -> int:
    begin = _title(words, at)
    return begin - 1 if words.says(begin - 1, *_LEADING) and not words.tokens[begin].mark else at
