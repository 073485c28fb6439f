"""Which of several days or times is told, by its deed beside it: "đón bé lúc | 5h chiều", "vào | 16/11, ra | 20/11"."""

from functools import lru_cache

from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import label_phrases
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

_TIMED = (FieldKind.TIME, FieldKind.DATE, FieldKind.DATETIME)
_SORTS = frozenset(
    {"giờ", "ngày", "lúc", "thời", "gian", "điểm", "khi", "mấy", "dự", "kiến", "hẹn", "muốn", "bắt", "đầu", "tháng",
     "năm", "từ", "đến", "số", "hạn", "hết", "bạn", "được", "tới", "hiện", "làm", "người", "con", "bé", "xe", "thợ",
     "khách", "có", "cần", "lần", "hay", "tiện", "tầm", "khoảng", "tại", "hôm", "lịch", "thì", "đề", "bị", "đi"}
)  # fmt: skip
"""Words of labels that say of any day or time which sort it is, and of which deed none."""


@lru_cache(maxsize=256)
def deeds_of(label: str) -> frozenset[str]:
    """The words of a label that tell what is done then: "khám" and "nhập" of "Ngày khám / nhập viện"."""
    ways = (tuple(word for word in way if word not in _SORTS) for way in label_phrases(label))
    return frozenset(way[0] for way in ways if way)


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
    words = spoken.words
    rivals = [k for k in spoken.fields if k.kind is kind and not k.choices]
    if len(rivals) < len(_TIMED) - 1:
        return frozenset()
    behind = range(end, min(words.clause_end(at), end + _NEAR))
    for place in (*range(at - 1, -1, -1), *behind):
        if place < at and any(r.end > place + 1 and r.kind.value in _TOLD for r in spoken.found.readings[place]):
            break
        if place >= end and (spoken.found.cues[place] or spoken.found.buttons[place]):
            break  # "nghỉ hết | ngày mai gửi đơn"
        if place == at - 1 > words.clause_begin(at) and words.says(place, "vào"):
            continue  # "phát hiện vào | 16/11"
        done = frozenset(k.index for k in rivals if words.tokens[place].toned in deeds_of(k.label))
        if done:
            return done
    return frozenset()


_NEAR = 2
_TOLD = ("time", "date", "datetime")


def is_of_any_deed(words: Words, start: int, end: int) -> bool:
    """Whether the name of a field that was told there, "lúc", "giờ", would do for any day or time."""
    return all(words.tokens[place].toned in _SORTS for place in range(start, end))
