"""What begins at each token of an utterance, sorted once for the many hypotheses that come by."""

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.choice_words import does_kin
from speak_to_input.core.counted_sides import Named
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.addressees import addressees
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.decoding.bare_costs import names_of_kin
from speak_to_input.core.decoding.by_the_way import comes_again
from speak_to_input.core.decoding.courtesy import sorry
from speak_to_input.core.decoding.elapsed import passed
from speak_to_input.core.decoding.modifiers import is_half_of_now
from speak_to_input.core.decoding.other_sums import among, other_sums
from speak_to_input.core.decoding.plates_told import leads_plate
from speak_to_input.core.decoding.said_in_pairs import Pair, hours_between, over_each_other
from speak_to_input.core.decoding.said_in_rows import sides_of_a_box, years_and_months
from speak_to_input.core.decoding.span_sides import leads_day
from speak_to_input.core.decoding.spent_sums import spent_sums
from speak_to_input.core.decoding.times_told import since
from speak_to_input.core.decoding.word_parts import (
    calls_an_end,
    is_reported,
    leads_into,
    numbers_of_choices,
    of_a_day,
    tells_till_now,
    to_and_fro,
)
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import CueMark, Mention
from speak_to_input.core.offer import Offer
from speak_to_input.core.told_rates import sums_of_another_span
from speak_to_input.core.unmeant import yearly
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import DateTimeValue, Kind, Reading, Unit
from speak_to_input.vi.relative_dates import day_of_week_told
from speak_to_input.vi.text import Words

_LINKING_MARKS = frozenset(":=")
_LEADS = frozenset({"lúc", "hồi", "hẹn", "vào", "khoảng", "tầm", "chừng", "cỡ", "độ"})
_CLOCKED = frozenset({Kind.TIME, Kind.DATETIME})
_CLEAR_TIME = 0.5
_Pairs = Callable[[int, Candidates, Vocabulary], Iterator[Pair]]
"""Finds the values said in one that begin at a token."""


@dataclass(slots=True)
class Place:
    """Everything that begins at one token; never changed once it is made."""

    pause: bool
    """Punctuation stands before the token."""
    joined: bool
    """The punctuation joins a name to its value: ":" or "="."""
    particle: bool
    """The token carries nothing."""
    wonder: bool
    """A word of questioning or musing stands here."""
    link: bool
    """A linking word stands here."""
    leads: bool
    """The word only leads the time that follows, "lúc 9 giờ", or is of a span that has passed, or calls an end of the
    number that is named next."""
    figure: bool
    """The token is written with figures."""
    no_name: bool
    """The word is of a longer one or of a day, and begins no field's name."""
    till_now: bool
    """The word is of "đến giờ", "tới nay"; see `tells_till_now`."""
    named: bool
    """An act, a field, a section, a person spoken of or a button is named here."""
    cues: tuple[CueMark, ...]
    mentions: tuple[Mention, ...]
    sections: tuple[Named, ...]
    scopes: tuple[Named, ...]
    buttons: tuple[Named, ...]
    offers: tuple[Offer, ...]
    offers_of: dict[int, list[Offer]]
    """Field index -> its offers, in order."""
    choices: tuple[Offer, ...]
    """Choices of lists that are clearly named."""
    pairs: tuple[Pair, ...]


def places_of(values: BareValues, wonders: frozenset[int]) -> tuple[Place, ...]:
    """The places of an utterance, token by token."""
    gone = passed(values.words, values.found.readings) | since(values.words, values.found.readings)
    gone |= {at for called in values.number_ends.values() for at in called}
    gone |= spent_sums(values.words, values.found.readings, values.vocabulary)
    gone |= sums_of_another_span(values.words, values.found.readings, values.vocabulary)
    kin = (at for at in range(len(values.words)) if does_kin(values.words, at))
    gone |= {at for begin in kin for at in (begin, begin + 1)}  # "con gái tên Lan | nhận tiền"
    again = (at for at in range(len(values.words)) if comes_again(values.words, at))
    gone |= {at for begin in again for at in (begin, begin + 1)}
    gone |= names_of_kin(values) | numbers_of_choices(values.found)
    gone |= frozenset(sorry(values.found))
    gone |= other_sums(values) | among(values)
    gone |= addressees(values.words, values.found.readings, values.vocabulary)
    paired = _paired(values.vocabulary)
    return tuple(_place(at, values, paired, at in wonders, at in gone) for at in range(len(values.words)))


def _paired(vocabulary: Vocabulary) -> list[_Pairs]:
    """What finds the values that are said in one, for the fields that the form has."""
    finders: tuple[tuple[_Pairs, Sized], ...] = (
        (_ranges, vocabulary.ranges),
        (_moments, vocabulary.moments),
        (hours_between, vocabulary.hours),
        (over_each_other, vocabulary.over),
        (sides_of_a_box, vocabulary.boxes),
        (years_and_months, vocabulary.spans),
    )
    return [find for find, fields in finders if fields]


def _place(at: int, values: BareValues, paired: list[_Pairs], wonder: bool, gone: bool) -> Place:
    found, vocabulary = values.found, values.vocabulary
    token = found.words.tokens[at]
    offers_of: dict[int, list[Offer]] = {}
    for offer in found.offers[at]:
        offers_of.setdefault(offer.field, []).append(offer)
    cues, mentions, buttons = found.cues[at], found.mentions[at], found.buttons[at]
    sections, scopes = found.sections[at], found.scopes[at]
    return Place(
        pause=bool(token.mark),
        joined=not _LINKING_MARKS.isdisjoint(token.mark),
        particle=values.texts.is_particle(at) or _ends_a_no(found.words, at),
        wonder=wonder,
        link=at in values.links,
        leads=gone
        or leads_plate(found, at)
        or _leads_time(found, at)
        or _leads_term(values, at)
        or _is_week_of_day(found.words, at)
        or (not vocabulary.asks_where and _is_where(found, at))
        or bool(vocabulary.ranges and leads_day(found.words, found.readings, at)),
        figure=token.has_digit,
        no_name=gone
        or is_half_of_now(found.words, at)
        or to_and_fro(found.words, at)
        or is_reported(found.words, at)
        or leads_into(found.words, at)
        or calls_an_end(found.words, at)
        or of_a_day(found, at),
        till_now=tells_till_now(found.words, at),
        named=bool(cues or mentions or sections or scopes or buttons),
        cues=cues,
        mentions=mentions,
        sections=sections,
        scopes=scopes,
        buttons=buttons,
        offers=found.offers[at],
        offers_of=offers_of,
        choices=tuple([offer for offer in found.offers[at] if offer.option and offer.fit > w.CHOICE_NAMED]),
        pairs=() if gone else tuple([pair for find in paired for pair in find(at, found, vocabulary)]),
    )


def _ends_a_no(words: Words, at: int) -> bool:
    """As in "không phải nghỉ việc | đâu": the word asks nothing behind a no."""
    last = at + 1 == len(words) or bool(words.tokens[at + 1].mark) or words.says_any(at + 1, _CALLS)
    if not words.writes(at, "đâu") or not last:
        return False
    return any(words.says(place, *_NOS) for place in range(max(0, at - _NO_REACH), at))


_CALLS = frozenset({"nhé", "nha", "nghen", "ạ", "em", "anh", "chị", "cô", "chú", "bác", "ơi", "nhe", "đó"})
_NOS = ("không", "hổng", "hông", "chẳng", "chả", "khỏi", "đừng")
_NO_REACH = 8


def _leads_term(values: BareValues, at: int) -> bool:
    """As in "lương 15 triệu, | vay 36 tháng", "vay bốn trăm | trong mười năm": how long something is borrowed for."""
    words, behind = values.words, at + 1
    if not words.says(at, "vay", "mượn", "trong") or behind >= len(words) or words.tokens[behind].mark:
        return False
    offers = values.found.offers[behind]
    longest = max((o.end for o in offers if o.option and values.fields[o.field].spans), default=0)
    sums = (o.end for o in offers if values.fields[o.field].kind is FieldKind.MONEY)
    return longest > (0 if words.says(at, "trong") else max(sums, default=0))  # "mười năm" is no sum of 15


def _is_where(found: Candidates, at: int) -> bool:
    """As in "giáo viên ở | Huế lương 10 triệu": where something is, when no field asks it."""
    begins = (p for p in range(max(1, at - _PLACE_WORDS + 1), at + 1) if found.words.says(p - 1, "ở", "tại"))
    return any(
        r.kind is Kind.ADDRESS
        and at < r.end <= p + _PLACE_WORDS
        and not any(token.has_digit for token in found.words[p : r.end])
        for p in begins
        for r in found.readings[p]
    )


_PLACE_WORDS = 3


def _is_week_of_day(words: Words, at: int) -> bool:
    """As in "| tuần sau em nghỉ thứ năm": the day has its week already; "| tuần này bận quá | nghỉ thứ hai"."""
    if not words.holds("tuần"):
        return False
    for week in (place for place in range(max(0, at - 3), at + 1) if words.says(place, "tuần")):
        busy = next((p for p in range(week + 2, week + 4) if words.says(p, "bận", "kẹt")), -1)
        if busy >= 0 and day_of_week_told(words, week, busy=True):
            return at <= busy + words.says(busy + 1, "quá", "lắm", "rồi")
    return any(day_of_week_told(words, place) > at for place in (at, at - 1) if place >= 0)


def _leads_time(found: Candidates, at: int) -> bool:
    """Whether a word that leads a time stands here, and a time behind it."""
    words, behind = found.words, at + 1
    if words.says(at, "giờ", "chừ"):
        if at == 0 and not found.mentions[at]:
            return True  # "giờ thành công rồi": now
        if (
            at == 1
            and words.says(0, "ê", "ủa", "ơ", "thế", "vậy", "rồi")
            and words.says(2, "trong", "còn", "thì")
        ):
            return True  # "ê giờ trong ô nhãn có gì"
    if words.says(at, "gần", "hơn", "ngót") and behind < len(words):
        return any(r.kind is Kind.DURATION and r.sure > _CLEAR_TIME for r in found.readings[behind])
    if not words.says_any(at, _LEADS):
        return False
    behind += words.says_any(behind, _LEADS)
    return behind < len(words) and any(
        reading.kind in _CLOCKED and reading.sure > _CLEAR_TIME for reading in found.readings[behind]
    )


def _ranges(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """A range of days for a first and a last day."""
    if found.words.says(at, "quý") and not found.words.says(
        at - 1, "từ", "trong", "suốt", "hết", "nghỉ", "cả"
    ):
        return  # "bàn giao sổ sách | quý một" is nobody's leave
    for reading in found.readings[at]:
        if (
            reading.kind is Kind.DATE_RANGE
            and isinstance(reading.value, tuple)
            and not yearly(found.words, reading)
        ):
            end = reading.end
            first, last = (Reading(Kind.DATE, at, end, day) for day in reading.value)
            span = _span_counted(found, at, end)
            for fields in vocabulary.ranges:
                counting = _counting_days(vocabulary, fields) if span else None
                if span is not None and counting is not None:
                    # "ba ngày từ mai": the last day was not said, and the form asks how many they are
                    yield Pair(end, (fields[0], counting), (first, span))
                else:
                    yield Pair(end, fields, (first, last))


def _span_counted(found: Candidates, at: int, end: int) -> Reading[object] | None:
    """The span of time that a range of days was told by, where its last day was not."""
    words = found.words
    for begin in range(at, end):
        for span in found.readings[begin]:
            if span.kind is not Kind.DURATION:
                continue
            before = span.start <= at + words.says(at, "trong") and words.says(span.end, *_FROM)
            if before or (span.end == end and words.says(begin - 1, *_WITHIN)):
                return span
    return None


_FROM = ("từ", "kể", "bắt", "tính", "đầu")
_WITHIN = ("trong", "vòng", "nghỉ")


def _counting_days(vocabulary: Vocabulary, fields: tuple[int, int]) -> int | None:
    """The field beside the two days that asks how many there are."""
    section = vocabulary.fields[fields[0]].section
    days = (known for known in vocabulary.fields if known.slot.unit is Unit.DAY and known.section == section)
    return next((known.index for known in days), None)


def _moments(at: int, found: Candidates, vocabulary: Vocabulary) -> Iterator[Pair]:
    """A day with its time of day for a date and the time beside it."""
    for reading in found.readings[at]:
        if isinstance(reading.value, DateTimeValue):
            end, moment = reading.end, reading.value
            day, hour = Reading(Kind.DATE, at, end, moment.day), Reading(Kind.TIME, at, end, moment.at)
            yield from (Pair(end, fields, (day, hour)) for fields in vocabulary.moments)
