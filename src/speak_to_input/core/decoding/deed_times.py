"""Which of several days or times is told, by its deed beside it: "đón bé lúc | 5h chiều", "vào | 16/11, ra | 20/11"."""

from functools import lru_cache

from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import label_phrases
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_TIMED = (FieldKind.TIME, FieldKind.DATE, FieldKind.DATETIME)
_SORTS = frozenset(
    {"giờ", "ngày", "lúc", "thời", "gian", "điểm", "khi", "mấy", "dự", "kiến", "hẹn", "muốn", "bắt", "đầu", "tháng",
     "năm", "từ", "đến", "số", "hạn", "hết", "bạn", "được", "tới", "hiện", "làm", "người", "con", "bé", "xe", "thợ",
     "khách", "có", "cần", "lần", "hay", "tiện", "tầm", "khoảng", "tại", "hôm", "lịch", "thì", "đề", "bị", "đi",
     "nơi", "chỗ", "địa", "ở", "đâu"}
)  # fmt: skip
"""Words of labels that say of any day or time which sort it is, and of which deed none."""


@lru_cache(maxsize=256)
def deeds_of(label: str) -> frozenset[str]:
    """The words of a label that tell what is done then: "khám" and "nhập" of "Ngày khám / nhập viện"."""
    ways = (tuple(word for word in way if word not in _SORTS) for way in label_phrases(label))
    deeds = {way[0] for way in ways if way}
    return frozenset(deeds.union(*(_ALSO.get(deed, ()) for deed in deeds)))


_ALSO = {
    "mất": ("đời", "chết", "trần"),
    "đón": ("rước",),
    "ra": ("xuất",),
    "vào": ("vô", "nhập"),
    "giao": ("ship",),
}
"""What the deed is called as well: "qua đời", "từ trần"."""


def deed_beside(spoken: Utterance, known: Known, at: int, end: int) -> int:
    """1 where the nearest deed beside the value is the field's own, -1 where it is another one's; else 0."""
    if known.kind not in _TIMED or known.choices:
        return 0
    key = ("deed_beside", at, end, known.kind)
    if key not in spoken.notes:
        spoken.notes[key] = _done_beside(spoken, known.kind, at, end)
    of_deed: frozenset[int] = spoken.notes[key]
    return 0 if not of_deed else 1 if known.index in of_deed else -1


def _done_beside(spoken: Utterance, kind: FieldKind, at: int, end: int) -> frozenset[int]:
    words, found = spoken.words, spoken.found
    rivals = [k for k in spoken.fields if k.kind is kind and not k.choices]
    for place in (*range(at - 1, -1, -1), *range(end, min(words.clause_end(at), end + _NEAR))):
        told = any(r.end > place + 1 and r.kind in _TOLD for r in found.readings[place])
        if (told and place < at) or (place >= end and (found.cues[place] or found.buttons[place])):
            break  # "nghỉ hết | ngày mai gửi đơn"
        if place == at - 1 > words.clause_begin(at) and words.says(place, "vào"):
            continue  # "phát hiện vào | 16/11"
        if done := frozenset(k.index for k in rivals if words.tokens[place].toned in deeds_of(k.label)):
            return done if len(rivals) > 1 else frozenset()
    return frozenset()


_NEAR, _TOLD = 2, (Kind.TIME, Kind.DATE, Kind.DATETIME)


def deed_named(spoken: Utterance, known: Known, start: int, named: int, end: int) -> int:
    """The same where the field was named by words that would do for any of them, from `start`: "lúc", "giờ"."""
    of_any = all(token.toned in _SORTS for token in spoken.words.tokens[start:named])
    return deed_beside(spoken, known, start, end) if of_any else 0
