"""What an option of a list may be called, and which options equal a value that was said."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

from speak_to_input.core.day_choices import WEEKDAYS, said_days
from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.glossary import NO_WORDS, Glossary
from speak_to_input.core.names import label_phrases
from speak_to_input.core.phrases import syllables
from speak_to_input.core.shorter_choices import deeds
from speak_to_input.core.strengths import Strengths
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.durations import in_unit, may_begin_duration, read_duration
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.numerals import WORDS, numerals
from speak_to_input.vi.reading import Duration, Unit
from speak_to_input.vi.text import Words, fold, read_words
from speak_to_input.vi.times import read_time

_YES = frozenset({"có", "yes", "đồng ý", "true", "cần", "rồi", "có rồi", "đã có", "phải"})
_NO = frozenset(
    {"không", "no", "không đồng ý", "false", "không cần", "chưa", "chưa có", "không có", "không phải"}
)
_NO_DAY = date(1000, 1, 1)
"""Stands for today where an option must name its own year."""
_CHOICES_OF_A_LIST = 16
_TRANSLATED = 0.96
_WEAKEST = 0.5
_CLOCK = re.compile(
    r"\s*(?:(?:ca|buổi)?\s*(sáng|trưa|chiều|tối|đêm)[\s:,(]+)?\d{1,2}\s*[:hg]\s*\d{0,2}", re.IGNORECASE
)
"""A choice that begins with an hour, or with the part of the day and then the hour: "Sáng 7h30 - 9h"."""
_YEAR = re.compile(r"(?:năm\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(]([^)]+)[)]")
_JOINTS = re.compile(r"[_\-]+")
_PLACE = re.compile(
    r"(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tp\.?|tỉnh)\s+([^\W\d_]+(?:\s+[^\W\d_]+)+)",
    re.IGNORECASE,
)
"""A place with what it is: "Phường Vỹ Dạ" is "Vỹ Dạ"."""
_WITHOUT_UNIT = 0.9
_DASH = re.compile(r"\s+[-–—:]\s+")


def is_placeholder(option: Option) -> bool:
    """Whether the option only invites to choose: "-- Chọn --"."""
    label = option.label.strip(" -–—.…").lower()
    return not option.value.strip() or label.startswith(("chọn", "-- chọn", "select", "please select"))


def choices_of(field: Field) -> tuple[Option, ...]:
    """The options that are choices. Only the first of a list invites: "Chọn chỗ ngồi" in a set is a choice."""
    options = field.options or ()
    alone = field.type not in (FieldType.CHECKBOXES, FieldType.MULTISELECT)
    return tuple(
        option
        for place, option in enumerate(options)
        if option.value.strip() and not (alone and place == 0 and is_placeholder(option))
    )


def option_names(
    option: Option, synonyms: Synonyms, aliases: Iterable[str], english: Glossary = NO_WORDS
) -> dict[Phrase, float]:
    """Phrases that may name the option, with strength; parts of a label count by their share.

    What stands beside a dash or in brackets and the developer's name of the option name it as well.
    """
    names = Strengths(_WEAKEST)
    for phrase in label_phrases(option.label):
        _offer_runs(names, phrase, 1.0)
        _offer_shorter(names, phrase)
        _offer_other_words(names, phrase, synonyms)
        for deed in deeds(phrase):
            names.offer([deed, *synonyms.variants(deed)], _VARIED)
        for variant in () if _is_proper(option.label) else synonyms.inner_variants(phrase):
            _offer_runs(names, variant, _VARIED)
        for said in _in_vietnamese(phrase, option.label, english):
            _offer_runs(names, said, _TRANSLATED, headed=False)  # "khách vip" begins with a word of sort
            names.offer_all(synonyms.narrower(said), _NARROWER)
    names.offer([said for day in said_days(option.label) for said in label_phrases(day)], _TRANSLATED)
    sides = list(sides_of(option))
    names.offer(sides, 0.97)
    names.offer(
        [phrase for inner in _BRACKETED.findall(option.label) for phrase in label_phrases(inner)], 0.9
    )
    own = syllables(_JOINTS.sub(" ", option.value))
    if not option.value.isdigit() and not (len(own) == 1 and own[0] in fold(option.label).split()):
        names.offer([own], 0.9)  # "cao" for "Cạo vôi răng" is only one of its words
    if (place := _PLACE.fullmatch(option.label.strip())) is not None:
        names.offer([syllables(place[1])], _WITHOUT_UNIT)
    for phrase in sides:
        _offer_other_words(names, phrase, synonyms)
    names.offer(map(syllables, aliases), 1.0)
    return names


def _in_vietnamese(phrase: Phrase, label: str, english: Glossary) -> Iterator[Phrase]:
    """How an English choice is said: no code in brackets, "Đà Nẵng (DAD)", and no verb that is an act of the desk."""
    ways = english.ways(phrase) if f"({' '.join(phrase).upper()})" not in label else ()
    told = (way for way in ways if way[-1] not in _DESK_ACTS or len(way) > 1 + (way[0] == "đã"))
    return (said for way in told for said in label_phrases(" ".join(way)))


_DESK_ACTS = ("đọc", "xem", "coi", "in", "gửi", "xóa", "sửa", "chụp", "ghi", "viết", "lưu", "nộp", "mở")


def _is_proper(label: str) -> bool:
    """Whether it is somebody's name, no word of which is said otherwise: "con trai" is not "Lê Hoàng Nam"."""
    words = label.split()
    if label.strip().lower() in WEEKDAYS:
        return True
    return _LEAST_NAME <= len(words) <= _LONGEST_NAME and all(w.istitle() and w.isalpha() for w in words)


_LEAST_NAME, _LONGEST_NAME = 3, 5


def _offer_runs(names: Strengths, phrase: Phrase, strength: float, *, headed: bool = True) -> None:
    """The runs of words of a phrase that tell enough of it, the shortest first; `headed`: also its first word alone."""
    length = len(phrase)
    for size in range(1, length):
        told = strength * (size / length) ** 0.7
        if told >= _WEAKEST:
            if headed or size > 1:
                names.offer([phrase[:size]], told * 0.95)
            if phrase[0] not in _BOUNDS:
                # "tám tháng" is not "18 tháng"
                runs = (
                    at for at in range(1, length - size + 1) if not WORDS.keys() >= {*phrase[at - 1 : at + 1]}
                )
                names.offer([phrase[at : at + size] for at in runs], told * 0.9)
    names.offer([phrase], strength)


_BOUNDS = ("dưới", "trên")  # "năm mươi phân khối" is not "Dưới 50cc"


def _offer_shorter(names: Strengths, phrase: Phrase) -> None:
    """The phrase without one of its inner words, and with "với" for "và": "tắm với cắt lông"."""
    ways = [phrase]
    if "và" in phrase:
        ways.append(tuple("với" if word == "và" else word for word in phrase))
        _offer_runs(names, tuple(word for word in phrase if word != "và"), _VARIED, headed=False)
        names.offer(ways[1:], _VARIED)
    for way in ways:
        if len(way) in _SHORTENED_WORDS:
            dropped = (way[:at] + way[at + 1 :] for at in range(1, len(way) - 1) if way[at] not in _CHANGING)
            names.offer(dropped, _SHORTENED)


_SHORTENED_WORDS = range(3, 8)
_SHORTENED = 0.82
_CHANGING = frozenset(
    {"không", "chưa", "chẳng", "và", "với", "hoặc", "trên", "dưới", "hơn", "từ", "đến", "một", "hai", "ba",
     "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mươi", "mười", "trăm", "nghìn", "triệu", "tỷ"}
)  # fmt: skip
"""Without these a phrase says something else."""


def _offer_other_words(names: Strengths, phrase: Phrase, synonyms: Synonyms) -> None:
    """Other ways to say the name of a choice."""
    names.offer(_abbreviated(phrase), _VARIED)
    names.offer(synonyms.variants(phrase), _VARIED)
    names.offer_all(synonyms.narrower(phrase), _NARROWER)


def sides_of(option: Option) -> Iterator[Phrase]:
    """What stands on the sides of a dash: "2 – Không hài lòng" -> 2; không hài lòng."""
    sides = _DASH.split(option.label)
    for side in sides if len(sides) > 1 else ():
        yield from label_phrases(side)


def _abbreviated(phrase: Phrase) -> list[Phrase]:
    """The phrase with its last three words or more as initials: "luật phòng chống rửa tiền" -> luật pcrt."""
    return [
        (*phrase[:at], "".join(word[0] for word in phrase[at:]))
        for at in range(len(phrase) - _FEWEST_INITIALS + 1)
        if all(word[0].isalpha() for word in phrase[at:])
    ]


_FEWEST_INITIALS = 3
_VARIED = 0.93
_NARROWER = 0.84
"""Clear enough to choose by, and not so clear that a free text of just these words is none: "lý do là mẹ mất"."""
_NEAREST_SHOWN = 4


def nearest_options(options: Iterable[Option], said: str) -> tuple[Option, ...]:
    """The choices that share most words with what was said; the first ones when none does."""
    words = {token.folded for token in read_words(said).tokens}

    def apart(option: Option) -> int:
        return -len(words & {token.folded for token in read_words(option.label).tokens})

    return tuple(sorted(options, key=apart)[:_NEAREST_SHOWN])


def truth_of(option: Option) -> bool | None:
    """True or False when the option says yes or no."""
    words = option.label.strip().lower().split(",")[0]
    if words in _YES or option.value.lower() in ("yes", "true"):
        return True
    return False if words in _NO or option.value.lower() in ("no", "false") else None


def duration_of(option: Option, unit: Unit | None) -> Decimal | None:
    """The span of time that an option is, in months when calendar-like, else in days; None for others."""
    words = option_words(option)
    for at in range(len(words)):
        if may_begin_duration(words, at) or numerals(words, at):
            for reading in read_duration(words, at):
                return months_or_days(reading.value)
    if unit is not None and (number := number_of(option)) is not None:
        return months_or_days(Duration(number, unit))
    return None


def clocks_of(choices: Iterable[Option]) -> dict[time, Option]:
    """Options by the time of day that they are or begin at: "08:30", "13h30 - 15h00"; none where one is no time."""
    found: dict[time, Option] = {}
    for option in choices:
        begins = _CLOCK.match(option.label)
        clock = (
            f"{begins[0][begins.end(1) :].strip(' :,(')} {begins[1]}"
            if begins and begins[1]
            else option.label
        )
        readings = read_time(read_words(clock), 0) if begins else ()
        if not readings or readings[0].value in found:
            return {}
        found[readings[0].value] = option
    return found if len(found) > 1 else {}


def codes_of(choices: Iterable[Option]) -> dict[str, Option]:
    """Options by the abbreviation in their label or value; one that two share stands for neither."""
    found: dict[str, Option | None] = {}
    for option in choices:
        capitals = {word for word in re.findall(r"\w+", option.label) if word.isupper() and len(word) > 1}
        capitals |= {option.label.upper()} if option.label.isalpha() else set()
        short = {option.value.upper()} if re.fullmatch(r"[A-Za-z]{2,5}", option.value) else set()
        for code in capitals | short:
            found[code] = None if code in found and found[code] is not option else option
    return {code: option for code, option in found.items() if option is not None}


def period_of(option: Option) -> tuple[date, date] | None:
    """First and last day of the quarter, month or year that an option names."""
    words = option_words(option)
    for at in range(len(words)):
        for reading in read_date_range(words, at, _NO_DAY):
            first, last = (day.whole() for day in reading.value)
            if first is not None and last is not None and first.year != _NO_DAY.year:
                return first, last
    year = _YEAR.fullmatch(option.label.strip())
    return whole_year(int(year[1])) if year else None


def whole_year(year: int) -> tuple[date, date]:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


@lru_cache(maxsize=_CHOICES_OF_A_LIST)
def option_words(option: Option) -> Words:
    """The words of its label, which is looked at as a span, as a number, as a size and as a period in turn."""
    return read_words(option.label)


def months_or_days(duration: Duration) -> Decimal | None:
    """A span as a number that compares with others: days, a month as 30 and a year as 360."""
    months = in_unit(duration, Unit.MONTH)
    if months is not None and duration.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        return months * 30
    return in_unit(duration, Unit.DAY)


_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")


def number_of(option: Option) -> Decimal | None:
    """The number that an option is ("5", "5 sao", "8%"), None when it is no single number."""
    if share := _SHARE.fullmatch(option.label.strip()):
        return Decimal(share[1].replace(",", "."))
    words = option_words(option)
    if words and words[0].has_digit:
        readings = read_number(words, 0)
        return readings[0].value if readings else None
    return Decimal(option.value) if option.value.isdigit() else None
