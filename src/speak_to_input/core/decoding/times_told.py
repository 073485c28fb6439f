"""Of what a time is told whose field is not named: of what is to come or is over, of the talk itself, or of a loan."""

from collections.abc import Sequence
from datetime import date

from speak_to_input.core.decoding.elapsed import is_no_work, works
from speak_to_input.core.decoding.speakers import says_no
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.slots import Lean
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import DateValue, Kind, Reading, Unit
from speak_to_input.vi.text import Words

_APPOINTING = ("hẹn", "dặn")
_AGAIN = ("gọi", "gặp", "liên", "qua", "ghé", "hỏi", "kiểm", "trả")
_NOW = (("hôm", "nay"), ("bữa", "ni"), ("bữa", "nay"), ("hôm", "ni"), ("giờ", "ni"), ("nay",), ("bây", "giờ"))
_SPEAKERS = ("tôi", "tui", "em", "mình", "con", "cháu", "anh", "chị", "tau", "tớ")
_WISHING = ("muốn", "xin", "cần", "tính", "định", "đăng", "nhờ", "đến", "qua", "ra", "lên")
_BORROWING = ("vay", "mượn", "trả", "góp")
_WITHIN = ("trong", "vòng", "suốt", "hạn")
_OF_ONE_DAY = ("hôm", "bữa", "sáng", "trưa", "chiều", "tối")
_FAR, _NEAR = 14, 8


def is_of_another_time(spoken: Utterance, known: Known, at: int) -> bool:
    """Whether a time at token `at` that its field's own name does not lead is told of something else."""
    words = spoken.words
    if not (known.choices or known.affirms) and known.label_words & _PROMISED and _is_done(words, at):
        return True
    if known.periods:
        return words.says(at, *_OF_ONE_DAY)  # "hôm qua có anh Bình tới": a day is no period
    if known.kind is FieldKind.TIME:
        return is_appointed(words, at) and _is_past(spoken, known)
    if known.kind is FieldKind.DATE and not known.choices:
        gone = known.slot.lean is Lean.PAST and (is_appointed(words, at) or _is_promised(spoken, at))
        return gone or is_since(words, at) or _is_missed(words, at) or _opens_talk(words, at)
    years = known.slot.unit is Unit.YEAR and not known.choices
    return years and (_is_borrowed(words, at) or is_no_work(words, at))


def _is_done(words: Words, at: int) -> bool:
    """As in "đã nộp | ba triệu", "| hôm thứ bảy đã nộp", "hồi | sáu giờ sáng": it is over, and nothing is promised."""
    near = range(max(words.clause_begin(at), at - _SOON), min(words.clause_end(at), at + _SOON))
    return words.says(at - 1, "hồi") or any(words.says(place, "đã") for place in near)


_SOON, _PROMISED = 4, frozenset({"hen", "hua", "kien"})
"""Folded words of labels that ask for what is to come: "Ngày hẹn trả", "Dự kiến giao"."""


def since(words: Words, readings: Sequence[Sequence[Reading[object]]]) -> frozenset[int]:
    """The tokens of the times since when somebody is where he is, or when a matter was: "chuyện | hôm qua"."""
    days = [day for each in readings for day in each if day.kind in (Kind.DATE, Kind.DATE_RANGE)]
    told = (d for d in days if is_since(words, d.start))
    return frozenset(at for day in told for at in range(day.start - 1, day.end))


def is_since(words: Words, at: int) -> bool:
    """As in "tui mới qua phòng rủi ro từ | tuần trước": since when somebody is there, and no day of a request."""
    begin = words.clause_begin(at - 1)
    which = words.says(at - 1, "chuyện") and not words.says(at - 2, "nói", "trò", "kể")
    if which or words.says(at - 1, "vụ") or (words.says(at - 1, "việc") and begin == at - 1):
        return True  # "tính cả vụ | hôm qua": which one, and not when
    before = range(begin, at - 1)
    if not words.says(at - 1, "từ", "hồi") or any(words.says(p, "xin", "nghỉ", "muốn") for p in before):
        return False  # "em mới về quê, xin nghỉ từ | hôm nay"
    moved = (p + 1 + words.says(p + 1, "được", "bị") for p in before if words.says(p, "mới", "vừa"))
    return any(
        words.says(p, *_MOVING) and any(words.says(q, *_OFFICES) for q in (p + 1, p + 2)) for p in moved
    )


_OFFICES = ("phòng", "ban", "khối", "tổ", "đội", "bộ", "nhóm", "chi")
"""Where one works from then on; in "mới vô viện từ hôm qua, nghỉ …" the day is that of the request."""
_MOVING = ("qua", "sang", "về", "chuyển", "lên", "xuống", "vào", "vô", "dời")


def is_appointed(words: Words, at: int) -> bool:
    """Whether an appointment is told of before the token, in one breath: "hẹn gọi lại chiều thứ hai lúc | 3 giờ"."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        if words.says(place, *_APPOINTING) or (words.says(place, *_AGAIN) and words.says(place + 1, "lại")):
            return not words.says(place - 1, "vừa", "mới", "đã")
        if words.tokens[place + 1].mark:
            return False
    return False


def _is_promised(spoken: Utterance, at: int) -> bool:
    """As in "| thứ sáu gọi lại": a day to come, and what is done again then; what took some minutes was done."""
    words, today = spoken.words, spoken.context.today
    lasted = (words.says(p, "phút") and not words.says(p - 2, "giờ") for p in range(at, len(words)))
    if any(lasted) or words.says(words.clause_end(at) - 1, "rồi"):
        return False
    return any(
        words.says(r.end, verb) and words.says(r.end + size, "lại")
        for r in spoken.found.readings[at]
        if isinstance(r.value, DateValue)
        and _is_to_come(r.value, today, later=words.says(at, "chiều", "tối"))
        for verb, size in _DONE_AGAIN
    )


def _is_to_come(day: DateValue, today: date, *, later: bool) -> bool:
    """Whether it is to come: of today only what is `later` in the day."""
    if day.relative is not None:
        return day.relative > today or (later and day.relative == today)
    return day.day is not None and (day.month is None or (day.month, day.day) > (today.month, today.day))


_DONE_AGAIN = (("gọi", 1), ("gặp", 1), ("điện", 1), ("hẹn", 1), ("ghé", 1), ("liên", 2), ("quay", 1))


def _is_missed(words: Words, at: int) -> bool:
    """As in "chưa xong được trong | hôm nay": by when something will not be done, and nothing was."""
    return words.says(at - 1, *_BY) and says_no(words, words.clause_begin(at), at)


_BY = ("trong", "nội", "kịp", "trước")


def _is_past(spoken: Utterance, known: Known) -> bool:
    """Whether the time is of a day that has been: that of the talk with a customer."""
    days = [spoken.fields[day] for day, time in spoken.vocabulary.moments if time == known.index]
    return any(day.slot.lean is Lean.PAST for day in days)


def _opens_talk(words: Words, at: int) -> bool:
    """As in "bữa ni | tui muốn thôi việc": when it is said, and no day of what is asked for."""
    if at != 0:
        return False
    end = next((len(now) for now in _NOW if all(words.says(p, said) for p, said in enumerate(now))), 0)
    return bool(end) and words.says(end, *_SPEAKERS) and words.says(end + 1, *_WISHING)


def is_over(spoken: Utterance, known: Known, text: str) -> bool:
    """As in "xử lý xong ngày | 20/11": a day gone by is none on which something will be followed up."""
    if known.slot.lean is not Lean.COMING or any(known.index in pair for pair in spoken.vocabulary.ranges):
        return False
    try:
        return date.fromisoformat(text[:10]) < spoken.context.today
    except ValueError:
        return False


def _is_borrowed(words: Words, at: int) -> bool:
    """As in "vay 1 tỷ 2 mua nhà trong | 20 năm", "vay | 3 năm": how long a loan lasts, and nobody's years of work."""
    if words.says(at - 1, *_BORROWING) and not words.tokens[at].mark:
        return True
    if not words.says(at - 1, *_WITHIN) or works(words, at):
        return False
    return any(words.says(place, *_BORROWING) for place in range(max(0, at - _FAR), at))
