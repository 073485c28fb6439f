"""Days of which a part was told before: the month by a range's first day, "đi ngày 20/12, về ngày 25", or the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from speak_to_input.core.commands import Fill
from speak_to_input.core.days import day_of, iso_day
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.copied_from import told_before, value_of
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.months_told import from_first_day
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.offer import Offer
from speak_to_input.core.partial import moment_with
from speak_to_input.core.slots import Lean
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.calendar_words import days
from speak_to_input.vi.reading import DateValue, Kind, Reading
from speak_to_input.vi.text import Words


def with_month(scene: Scene, h: Hypothesis, offer: Offer) -> Offer:
    """The offer, its month taken from the day before it in a range; itself where there is none."""
    kind = scene.fields[offer.field].kind
    if offer.doubt is not Doubt.NEEDS_MONTH or kind not in _DAYS:
        return offer
    first = _first_day(scene, h, offer.field) or _month_told(scene, h)
    told = from_first_day(first, offer, named=True)
    if told.doubt is None and kind is FieldKind.DATETIME and "T" not in told.text:
        return told._replace(doubt=Doubt.NEEDS_TIME)
    return told


def day_alone(scene: Scene, h: Hypothesis, at: int) -> list[Offer]:
    """As in "ngày bắt đầu | 26", "kết thúc hai mươi bảy": behind the name of a day a number alone is one of a month.

    The first nine are called so by "mùng" or "ngày" only.
    """
    known, words = scene.fields[h.open], scene.words
    if known.kind not in _DAYS or h.open_sure <= w.NAME_FAIR:
        return []
    if not (at == h.open_end or h.linked or words.says(at - 1, *_TOWARDS)):
        return []
    offers = []
    for day in days(words, at):
        if day.value <= _CALLED or (day.end < len(words) and words.tokens[day.end].mark in _IN_NUMBERS):
            continue
        if any(offer.counted and offer.end > day.end for offer in scene.found.offers[at]):
            continue  # "đi | mười người lớn"
        if not (
            scene.clause_may_end(day.end) or scene.names_field(day.end) or words.says(day.end, *_TOWARDS)
        ):
            continue
        said: Reading[object] = Reading(Kind.DATE, at, day.end, DateValue(day.value), day.weight)
        slot = replace(known.slot, held=scene.form.fields[known.index].value)
        value = value_in(slot, said, scene.context.today)
        if value is not None:
            offers.append(Offer(known.index, day.end, value.text, value.fit, value.doubt))
    return offers


_DAYS = (FieldKind.DATE, FieldKind.DATETIME)
_CALLED = 9
_IN_NUMBERS = ("/", "-", ".", ":")
_TOWARDS = ("từ", "vào", "tới", "đến", "hết", "qua")


def same_day(scene: Scene, h: Hypothesis, at: int) -> list[Offer]:
    """As in "nộp 30/11, hạn SLA | 17 giờ cùng ngày", "kiểm tra | cùng ngày": the day that was told right before."""
    known, words = scene.fields[h.open], scene.words
    if known.kind not in _DAYS:
        return []
    here = _says_same_day(words, at)
    moments = [
        (offer, end)
        for offer in scene.places[at].offers_of.get(known.index, ())
        for end in (offer.end - 2, offer.end)
        if offer.doubt is Doubt.NEEDS_DAY and end > at and _says_same_day(words, end)
    ]
    day = _day_before(scene, h) if here or moments else None
    if day is None:
        return []
    said: Reading[object] = Reading(Kind.DATE, at, at + 2, DateValue(relative=day), 1.0)
    value = value_in(known.slot, said, scene.context.today)
    if value is None or value.fit < _SAME:
        return []
    if here:
        return [Offer(known.index, at + 2, value.text, value.fit, value.doubt)]
    return [
        offer._replace(text=f"{day.isoformat()}{offer.text}", end=end + 2, fit=value.fit, doubt=None)
        for offer, end in moments
    ]


def _says_same_day(words: Words, at: int) -> bool:
    if words.says(at - 1, *_THEN) and words.says(at + 1, "đó", "ấy", "nớ"):
        return words.says(at, *_DAY_WORDS)
    return words.says(at, "cùng") and words.says(at + 1, *_DAY_WORDS)


_THEN = ("đều", "ngay", "cũng", "trong", "vào", "sáng", "trưa", "chiều", "tối", "đêm", "khuya")
_DAY_WORDS = ("ngày", "hôm", "bữa")
_SAME = 0.8
"""How well the day must fit the other field: nobody is born on the day of a form."""


def day_put_right(scene: Scene, h: Hypothesis, at: int) -> Offer | None:
    """As in "mười hai tháng mười hai, à | mười một thôi": another day of the month that was told right before."""
    known = scene.fields[h.open]
    if not h.repair or known.kind is not FieldKind.DATE or scene.words.says(at - 1, "tháng", "năm"):
        return None
    told = _told(h, known.name)
    day = iso_day(told[-1]) if told else None
    if told and (of_month := _in_other_month(scene, h, at, told[-1])) is not None:
        return of_month
    numbers = [r for r in scene.found.readings[at] if r.kind is Kind.NUMBER and isinstance(r.value, Decimal)]
    said = max(numbers, key=lambda reading: reading.end, default=None)
    if day is None or said is None or not isinstance(said.value, Decimal) or not _ends(scene, said.end):
        return None
    try:
        other = day.replace(day=int(said.value))
    except (ValueError, OverflowError):
        return None
    return Offer(h.open, said.end, other.isoformat(), _RIGHT)


def _in_other_month(scene: Scene, h: Hypothesis, at: int, held: str) -> Offer | None:
    """As in "mùng 3 tháng 12, ý là | tháng 1": the day told right before, of the month that is told alone."""
    known = scene.fields[h.open]
    since = scene.context.today if known.slot.lean is Lean.COMING else None
    for reading in scene.found.readings[at]:
        month = isinstance(reading.value, DateValue) and reading.value.month and reading.value.day is None
        text = moment_with(known.kind, reading, held, since) if month else ""
        if text and _ends(scene, reading.end):
            return Offer(h.open, reading.end, text, _RIGHT)
    return None


_RIGHT = 0.9


def _ends(scene: Scene, end: int) -> bool:
    """Whether the clause ends there, or only insists: "mười một | thôi", "mười một | mới đúng"."""
    if scene.clause_may_end(end, grave=True) or scene.words.says(end, "thôi", "cơ", "chứ", "lận"):
        return True
    return any(mark.cue is Cue.RIGHT for mark in scene.found.cues[end])


def with_year(scene: Scene, h: Hypothesis, known: Known, step: Step) -> Step:
    """The step, with the year that was told in the same breath: "sinh năm 1959, … thôi ghi ngày 3 tháng 12"."""
    command = step.command
    if not isinstance(command, Fill) or command.doubt is not Doubt.NEEDS_YEAR:
        return step
    told = _told(h, known.name)
    year = next((text[:_YEAR] for text in reversed(told) if text[:_YEAR].isdigit()), "")
    day = iso_day(year + command.text[1:]) if year else None
    if day is None:
        return step
    return step._replace(command=replace(command, text=day.isoformat(), doubt=None))


def _told(h: Hypothesis, name: str) -> list[str]:
    """What was told for the field in the same breath, the last one last."""
    return [s.command.text for s in h.steps if isinstance(s.command, Fill) and s.command.field == name]


def _month_told(scene: Scene, h: Hypothesis) -> date | None:
    """The month of the day told right before in the same breath: "nộp ngày 5 tháng 11, hạn chót là | mùng 10"."""
    day = _day_told(scene, h)
    near = day is not None and abs((day - scene.context.today).days) < _A_YEAR
    return day.replace(day=1) if day is not None and near else None


def _day_told(scene: Scene, h: Hypothesis) -> date | None:
    """The day told right before in the same breath."""
    step = h.steps[-1] if h.steps else None
    known = scene.field_of(step)
    if step is None or known is None or known.kind not in _DAYS:
        return None
    return day_of(step.command.text) if isinstance(step.command, Fill) else None


def _day_before(scene: Scene, h: Hypothesis) -> date | None:
    """The day told right before, in this breath or the one before it: "… 29/11 | kết thúc cũng trong ngày đó"."""
    if h.steps:
        return _day_told(scene, h)
    told = next((k for k in told_before(scene, h) if k.index != h.open), None)
    return day_of(value_of(scene, h, told)) if told is not None and told.kind in _DAYS else None


_A_YEAR = 366
"""Days. Behind a day of birth no month is meant."""
_YEAR = 4
"""Figures."""


def _first_day(scene: Scene, h: Hypothesis, index: int) -> date | None:
    """The first day of the range whose last one the field holds, as told here or before."""
    first = scene.first_of_span(index)
    if first is None:
        return None
    told = _told(h, scene.fields[first].name)
    text = told[-1] if told else scene.form.fields[first].value
    return day_of(text)
