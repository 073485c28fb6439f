"""Where fields are named, as far as their names alone can tell."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.phrases import Match
from speak_to_input.core.told_loosely import Told
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.numerals import numerals
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

CLEAR_NAME = 0.7
SURELY_NAMED = 0.9
SURE_TITLE = 0.7
SPEAKERS = frozenset({"con", "em", "cháu", "tui", "bầm", "tôi", "mình", "bác", "cô", "chú", "dì", "mệ", "tớ"})
WEAKEST_MENTION = 0.3
_SUM = re.compile(r"\d{1,3}([.,]\d{3})+")
_SURELY_A_WORD = 0.92
_COUNTS = ("hai", "ba", "bốn", "năm", "mười")
_TITLES = (*SPEAKERS, "anh", "chị", "ông", "bà")
_JOINING = ("cho", "thì", "có", "rồi")
_ENDING = ("nha", "nhé", "nghen", "ạ")
_COURTESY = ("dùm", "giùm", "giúp")
_DONE_TO_HOUSES = ("chấp", "mua", "xây", "sửa", "bán", "thuê", "có", "cất", "căn", "tậu", "tạo")
_NUMBERED = frozenset({FieldKind.CODE, FieldKind.ACCOUNT, FieldKind.CARD, FieldKind.NUMBER})
_TEXTS = frozenset({FieldKind.TEXT, FieldKind.PROSE})


class Mention(NamedTuple):
    """A field is named over tokens up to `end`."""

    field: int
    end: int
    strength: float


class CueMark(NamedTuple):
    """A cue stands over tokens up to `end`."""

    cue: Cue
    end: int
    strength: float


def mentions_at(
    words: Words,
    at: int,
    found: Sequence[Match[int]],
    vocabulary: Vocabulary,
    readings: Sequence[Reading[object]],
    particles: frozenset[str],
) -> tuple[Mention, ...]:
    """The fields that `found` names at token `at`, without names that only sound like other words said there."""
    # "tiêu đề: | báo cáo tuân thủ": behind a colon stands the value
    ends = next((p for p in range(at + 1, len(words)) if ":" in words.tokens[p].mark), len(words))
    named = [Mention(*m) for m in found if m.strength >= WEAKEST_MENTION and m.end <= ends]
    named = [m for m in named if _is_told_whole(words, at, m, vocabulary)]
    if words.says(at, "số"):
        # "số 0824 300 619": of too many labels to name a code, an account or a count
        codes = [m for m in named if vocabulary.fields[m.field].kind in _NUMBERED]
        named = [m for m in named if m.end > at + 1 or m.strength >= CLEAR_NAME or m not in codes]
    if (
        words.says(at, "nhà")
        and words.says(at + 1, "ở")
        and words.says(at - 1, *_DONE_TO_HOUSES)
        and (at + 2 >= len(words) or not words.tokens[at + 2].has_digit)
    ):
        named = [m for m in named if m.end == at + 1]  # "thế chấp | nhà ở Hà Nội" tells nobody's address
    people = {m.field for m in named if vocabulary.fields[m.field].kind is FieldKind.PERSON}
    if people:
        # "số tài khoản" only sounds like "chủ tài khoản", who is somebody
        sure = {m.end for m in named if m.strength > _SURELY_A_WORD and m.field not in people}
        named = [m for m in named if m.field not in people or m.end not in sure or m.strength >= CLEAR_NAME]
    if words.says(at, "vợ") and words.says(at + 1, "chồng") and not words.says(at - 1, "hai", "2"):
        return ()  # a couple is counted, and no number behind is theirs: "vợ chồng tôi lấy hai phòng"
    if words.accented and words.says(at, "là", "từ"):
        named = [m for m in named if m.strength >= CLEAR_NAME]  # "là hoa" only sounds like "đã rà"
    named = _without_undone(words, at, vocabulary, named)
    who = at + words.says(at, "cho", "gửi")
    if words.says(who - 1, "cho", "giúp", "giùm", "hộ", "gửi") and words.says(who, *SPEAKERS, "anh", "chị"):
        # "cho em | 2 vé" names no "Trẻ em", "cho con đi | học" only sounds like "công ty"; "gửi | anh Nam" receives
        led = words.says(who - 2, "người", "bên")
        named = [m for m in named if led or (m.end > who + 1 and m.strength >= CLEAR_NAME)]
    if words.says(at, "năm") and words.says(at - 1, *_COUNTS):
        named = [m for m in named if m.end == at + 1]  # "trong ba | năm cho con" only sounds like "làm cho"
    homes = {
        m for m in named if vocabulary.fields[m.field].kind is FieldKind.ADDRESS and m.strength < SURELY_NAMED
    }
    # "khách gọi về" only sounds like "khách dọn về"
    named = [m for m in named if m not in homes or not words.says(m.end - 2, "gọi")]
    if named and vocabulary.taking(Kind.POSITION):
        # "giao dịch viên" is a title before it is half a name
        titles = [r.end for r in readings if r.kind is Kind.POSITION and r.sure > SURE_TITLE]
        named = [m for m in named if m.strength >= CLEAR_NAME or m.end not in titles]
    if named and words.accented and words.says(at + 1, *_COURTESY):
        # "ghi dùm" only sounds like "ghi thêm"
        named = [m for m in named if m.end == at + 1 or m.strength >= SURELY_NAMED]
    if named and words.accented and words.says(at, *SPEAKERS, "anh", "chị"):
        named = [m for m in named if m.strength >= SURELY_NAMED or not _is_talk(words, at, m.end, particles)]
    behind = min(at + words.says(at, *_TITLES), len(words) - 1)
    if words.tokens[behind].text.istitle() and words.says(behind - 1, *_TITLES):
        named = [m for m in named if m.strength >= SURELY_NAMED]  # "cô | Tư ở" only resembles "công ty ở"
    if named and words.says(at + 1, *_JOINING) and any(m.strength > _SURELY_A_WORD for m in named):
        # "vay | cho" only sounds like "vai trò", and "vay" is a field's name by itself
        named = [m for m in named if m.end == at + 1 or m.strength >= SURELY_NAMED]
    if named and words.tokens[at].text.islower():
        named = [
            m
            for m in named
            if vocabulary.fields[m.field].kind not in _TEXTS or not _begins_value(words, at, m)
        ]
    return tuple(named)


def _without_undone(words: Words, at: int, vocabulary: Vocabulary, named: list[Mention]) -> list[Mention]:
    """Without accounts before a sum, "chuyển qua | 5.000.000", and sets of what is not done: "chưa | đối chiếu …"."""
    seen = words.says(at - 1, "thấy", "có")
    undone = words.says(at - 1 - seen, "chưa", *(("không", "hổng", "hông") if seen else ()))
    kept = [m for m in named if not (undone and vocabulary.fields[m.field].several)]
    sums = [m for m in kept if any(_SUM.fullmatch(token.text) for token in words[m.end : m.end + 1])]
    return [m for m in kept if m not in sums or vocabulary.fields[m.field].kind is not FieldKind.ACCOUNT]


def _is_told_whole(words: Words, at: int, mention: Mention, vocabulary: Vocabulary) -> bool:
    """Whether no word ends the name that only sounds like it, and the number of a numbered thing stands behind."""
    if words.accented and mention.strength < CLEAR_NAME and words.says(mention.end - 1, *_ENDING):
        return False  # "thất bại nha" only sounds like "thất bại là"
    if words.says(at, "thụ") and words.says(at - 1, "hàng", "khoản", "máy", "vụ"):
        return False  # "ngân hàng | thụ hưởng là …" is of the bank
    known, behind = vocabulary.fields[mention.field], at + 1
    if known.kind is FieldKind.PERCENT and words.says(mention.end - 1, *_OF_RATES):
        return mention.end < len(words) and _is_rate(words, mention.end)  # "chào | em" greets
    if mention.end > behind or known.kind is not FieldKind.CODE or not known.label.lower().endswith(" số"):
        return True
    led = words.says(behind, "số", "là", "thì", "của") or bool(numerals(words, behind))
    return led or (
        behind < len(words) and words.tokens[behind].has_digit
    )  # "tách | thửa ra hai" tells no number


_OF_RATES = ("xin", "chào", "trả", "hẳn")


def _is_rate(words: Words, at: int) -> bool:
    """Whether a number of per cent stands at `at`: "6,8", "bảy phần trăm", and "6" where nothing is counted."""
    told = next(iter(read_number(words, at)), None)
    return told is not None and (
        told.value % 1 != 0 or words.says(told.end, "phần", "%") or words.clause_end(at) == told.end
    )


def with_boxes(
    mentions: tuple[tuple[Mention, ...], ...], loosely: Sequence[Told]
) -> tuple[tuple[Mention, ...], ...]:
    """The fields named, and the boxes told loosely where they are not named there."""
    added = list(mentions)
    for each in loosely:
        field = each.item[0]
        span = range(each.start, each.end)
        named = [(at, m) for at in span for m in mentions[at] if m.field == field]
        if each.box and not any(m.strength >= each.strength or m.end - at >= len(span) for at, m in named):
            added[each.start] = (*added[each.start], Mention(field, each.end, each.strength))
    return tuple(added)


def _begins_value(words: Words, at: int, mention: Mention) -> bool:
    """As in "tiêu đề | Báo cáo …": a capital within the name that began with a small letter begins what it is for."""
    return any(words.tokens[place].text.istitle() for place in range(at + 1, mention.end))


def _is_talk(words: Words, at: int, end: int, particles: frozenset[str]) -> bool:
    """Whether the one who speaks and words that carry nothing only sound like a name: "chị cần" like "trị cầm"."""
    return end - at > 1 and all(token.toned in particles for token in words.tokens[at:end])
