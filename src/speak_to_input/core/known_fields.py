"""What is worked out once of every field of a form: its sort of value, its choices, what it takes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from speak_to_input.core.buckets import Bucket, buckets_of
from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.grades import is_graded
from speak_to_input.core.hours import Hours, hours_of
from speak_to_input.core.kinds import PARTIES, FieldKind, in_vietnamese
from speak_to_input.core.language import Language
from speak_to_input.core.names import counted_things
from speak_to_input.core.option_amounts import sizes_of, sums_of
from speak_to_input.core.options import (
    choices_of,
    clocks_of,
    codes_of,
    duration_of,
    number_of,
    period_of,
    truth_of,
    whole_year,
)
from speak_to_input.core.principals import RECEIVING
from speak_to_input.core.quantities import Size
from speak_to_input.core.slot_of import slot_of
from speak_to_input.core.slots import Slot
from speak_to_input.core.values import TAKES
from speak_to_input.vi.phrases import Phrases
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words, read_words

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_SIZED = 40
"""Longer lists are not looked through for sizes."""
_PERSONAL = frozenset(
    {FieldKind.PERSON, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.CITIZEN_ID,
     FieldKind.ACCOUNT}
)  # fmt: skip
_DEALS = frozenset({"khach", "chu"})
"""Folded words of labels for whom a bank deals with, and who owns a thing: as often a firm."""
_FIRM = frozenset({"ty", "nghiep", "company", "ben"})
_BODIES = (frozenset({"to", "chuc"}), frozenset({"don", "vi"}), frozenset({"co", "so"}))
_FREE = frozenset(
    {FieldKind.TEXT, FieldKind.PROSE, FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS, FieldKind.BANK,
     FieldKind.DURATION}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """One field with what is worked out of it once."""

    index: int
    name: str
    label: str
    """As it is said: an English one in Vietnamese."""
    kind: FieldKind
    """The sort of value that belongs here, as in `slot`."""
    slot: Slot
    section: str
    personal: bool
    """Belongs to one person: a name, a phone, an address."""
    receives: bool
    """Names the one to whom something goes: "người thụ hưởng"."""
    principal: bool
    """The first of its kind on the form: whom or what the form is about."""
    choices: tuple[Option, ...]
    """Options without the placeholder."""
    open_list: bool
    """A list of people or companies that takes others besides those it shows."""
    affirms: bool
    """A checkbox, or a yes/no choice: naming it alone says yes."""
    whole: bool
    """Takes free text to the end of its clause."""
    label_words: frozenset[str]
    """Folded words of the label, as it is said and as it is written."""
    several: bool
    """Takes several values at once."""
    graded: bool
    """Takes a mark out of ten."""
    counts: frozenset[str]
    """The things that a number here counts, in one word: "người" of "Số người"."""
    spans: tuple[tuple[Decimal, Option], ...]
    """Choices that are spans of time, as numbers that compare."""
    numbers: dict[Decimal, Option]
    """Choices that are numbers."""
    sums: dict[int, Option]
    """Choices that are sums of money, in đồng."""
    sizes: dict[Size, Option]
    """Choices that are amounts in a unit of measure."""
    none: str
    """The choice by which the list says that there is none, "Không có tài sản bảo đảm"; "" where it has no such."""
    truths: dict[bool, Option]
    """The choices that say yes and no."""
    codes: dict[str, Option]
    """Choices by the abbreviation that stands for them: KYC, IT."""
    periods: dict[tuple[date, date], Option]
    """Choices that are stretches of the calendar, by first and last day."""
    clocks: dict[time, Option]
    """Choices that are times of day."""
    hours: tuple[Hours, ...]
    """Choices that are stretches of the day."""
    buckets: tuple[Bucket, ...]
    """Choices that are stretches of one scale: "Dưới 1 năm", "1 – 3 năm"."""
    twins: tuple[int, ...]
    """Fields of the same label in other sections: the second beneficiary's name."""
    kin: tuple[int, ...]
    """Fields that ask the same, in other words, of those who have a section of their own."""
    of_others: bool
    """Such a field of somebody else: meant where that person is spoken of."""

    @property
    def relates(self) -> bool:
        """Whether the label asks what one person is to another: "Quan hệ với bé", "Anh/chị là gì của bé?"."""
        return self.label_words >= {"quan", "he"} or self.label_words >= {"la", "gi", "cua"}

    def named_like(self, other: "Known") -> bool:
        """Whether the two share words of their labels: "Cần theo dõi tiếp" and "Cách theo dõi"."""
        return len(self.label_words & other.label_words) > 1

    @property
    def in_percent(self) -> bool:
        """Whether its choices are shares of a hundred: "5%", "8%"."""
        return any(option.label.rstrip().endswith("%") for option in self.numbers.values())

    @property
    def asks_how_many(self) -> bool:
        """Whether it asks for a number of whatever things: "Số lượng", "SL (cái / bộ)"."""
        return self.label_words >= {"so", "luong"} or not self.label_words.isdisjoint(_HOW_MANY)

    @property
    def asks_colour(self) -> bool:
        """Whether it asks for a colour: "Màu / mã màu", and not "Mẫu"."""
        return "màu" in self.label.casefold().split()

    @property
    def asks_country(self) -> bool:
        """Whether it asks for a country: "Nước sẽ đến", "Quốc tịch"."""
        return not self.choices and bool(_COUNTRY.search(self.label))

    @property
    def asks_goal(self) -> bool:
        """Whether it asks where somebody goes: "Bạn đi đâu?", "Nơi đến"."""
        return not self.choices and any(goal in self.label.casefold() for goal in _GOALS)

    @property
    def asks_thing(self) -> bool:
        """Whether it is a list of things that may be counted: "Món đặt", "Loại vé"."""
        return bool(self.choices) and not self.label_words.isdisjoint(_THINGS)


_COUNTRY = re.compile(
    r"\b(?:nước (?!sạch|uống|mắm|sinh)|nước$|quốc gia|quốc tịch|country|nationality)", re.IGNORECASE
)
_GOALS = ("đi đâu", "đến đâu", "nơi đến", "điểm đến", "công tác ở", "công tác tại", "nơi đi công tác", "phố đến",
          "địa điểm công tác", "địa điểm đến")  # fmt: skip
_HOW_MANY = ("sl", "qty", "quantity")
_THINGS = ("mon", "hang", "loai", "pham", "goi", "ve", "bi", "xe", "vat", "banh", "do", "item", "product")


class Place(NamedTuple):
    """What a field is among the others of its form, as in `Known`."""

    principal: bool
    twins: tuple[int, ...]
    kin: tuple[int, ...]
    of_others: bool


def _none_of(choices: Sequence[Option]) -> str:
    none = [choice.value for choice in choices if choice.label.lower().startswith("không có ")]
    return none[0] if len(none) == 1 else ""


def _truths_of(choices: Sequence[Option]) -> dict[bool, Option]:
    """The choices that say yes or no; of just two the one that denies the other: "Được phép", "Không được phép"."""
    told = {truth: o for o in choices if (truth := truth_of(o)) is not None}
    if told or len(choices) > len((True, False)):
        return told
    said = {o.label.strip().lower().removeprefix("có "): o for o in choices}
    denied = [thing for thing in said if f"không {thing}" in said]
    return {True: said[denied[0]], False: said[f"không {denied[0]}"]} if denied else {}


def known_field(index: int, field: Field, language: Language, kind: FieldKind, place: Place) -> Known:
    """The field with all that its type, label and choices tell."""
    choices = choices_of(field)
    truths = _truths_of(choices)
    yes_no = kind is FieldKind.CHOICE and truths.keys() >= {True, False}
    label = in_vietnamese(field.label, language)
    words = read_words(label)
    slot = slot_of(field, words, kind, choices, language)
    whole = (kind in _FREE or (kind is FieldKind.CHOICE and len(choices) > 1)) and field.type not in (
        FieldType.DATE,
        FieldType.NUMBER,
    )
    affirms = kind is FieldKind.YES_NO or (yes_no and len(choices) == 2)
    buckets = buckets_of(choices)
    single = () if buckets else choices
    return Known(
        index=index,
        buckets=buckets,
        name=field.name,
        label=label,
        twins=place.twins,
        kin=place.kin,
        of_others=place.of_others,
        kind=kind,
        slot=slot,
        section=field.section,
        personal=kind in _PERSONAL,
        receives=kind is FieldKind.PERSON and _receives(words),
        principal=place.principal,
        choices=choices,
        open_list=bool(choices) and kind in (FieldKind.PERSON, FieldKind.COMPANY),
        affirms=affirms,
        whole=whole,
        label_words=frozenset(t.folded for text in {label, field.label} for t in read_words(text).tokens),
        none=_none_of(choices) if kind is FieldKind.CHOICE else "",
        several=kind is FieldKind.CHOICES,
        graded=is_graded(field, kind),
        counts=counted_things(field.label, language.english, kind),
        spans=tuple((span, o) for o in single if (span := duration_of(o, slot.unit)) is not None),
        numbers=_numbers(single),
        codes=codes_of(choices),
        sums=sums_of(single),
        sizes=sizes_of(choices, language.units) if len(choices) <= _SIZED else {},
        periods={period: o for o in choices if (period := period_of(o)) is not None},
        clocks=clocks_of(choices),
        hours=hours_of(choices) if kind is FieldKind.CHOICE else (),
        truths=truths,
    )


def takers(fields: list[Known], language: Language) -> dict[Kind, tuple[Known, ...]]:
    """The fields that can make something of a reading of each kind.

    A job title goes to the fields that ask for one, and so does an occupation; a thing to the one field for it.
    A moment goes to a field for moments; only where there is none
    does a field for days take its day.
    """
    found: dict[Kind, list[Known]] = {kind: [] for kind in Kind}
    for known in fields:
        for kind in _takes(known):
            found[kind].append(known)
    if not found[Kind.COMPANY]:  # who deals with a bank is as often a firm
        found[Kind.COMPANY] = [
            f
            for f in fields
            if f.receives or (f.kind is FieldKind.PERSON and not _DEALS.isdisjoint(f.label_words))
        ]
    texts = [f for f in fields if f.kind is FieldKind.TEXT]
    lexicon = language.lexicon
    found[Kind.OCCUPATION] = [f for f in texts if _is_called(f, lexicon.occupation_fields)]
    goods = [f for f in texts if _is_called(f, lexicon.goods_fields) and not f.choices]
    found[Kind.GOODS] = goods if len(goods) == 1 else []
    coloured = [f for f in texts if f.asks_colour and not f.choices]
    found[Kind.COLOUR] = coloured if len(coloured) == 1 else []
    goals = [f for f in texts if f.asks_goal]
    found[Kind.ADDRESS] += goals if len(goals) == 1 else []
    found[Kind.COUNTRY] = [f for f in texts if f.asks_country]
    worded = (f for f in fields if f.kind in (FieldKind.TEXT, FieldKind.PROSE) and not f.choices)
    found[Kind.WEB] = [f for f in worded if f.slot.web or _is_called(f, lexicon.web_fields)]
    found[Kind.CODE] += [f for f in texts if f.label.lower().endswith("lớp") and not f.choices]
    found[Kind.POSITION] = [f for f in texts if _is_called(f, lexicon.position_fields)]
    moments = found[Kind.DATETIME]
    if any(known.kind is FieldKind.DATETIME for known in moments):
        found[Kind.DATETIME] = [known for known in moments if known.kind is not FieldKind.DATE]
    return {kind: tuple(taking) for kind, taking in found.items()}


def _is_called(known: Known, names: Phrases[str]) -> bool:
    words = read_words(known.label)
    return any(names.at(words, at) for at in range(len(words)))


def _takes(known: Known) -> frozenset[Kind]:
    own = TAKES.get(known.kind, frozenset())
    if known.kind is FieldKind.PERSON and _may_be_firm(known):
        own |= {Kind.COMPANY}  # "Tên người gửi / công ty"
    if known.kind is FieldKind.COMPANY and known.label.casefold().startswith(PARTIES):
        own |= {Kind.PERSON}  # "Bên nhận bảo lãnh": as well somebody
    if known.kind is FieldKind.NUMBER and known.slot.of_years:
        own |= {Kind.DATE}  # a year alone
    if not known.choices:
        return own
    kinds = set(own)
    kinds |= {Kind.DATE} if any(_MONTH.fullmatch(option.value) for option in known.choices) else set()
    kinds |= {Kind.TIME} if known.clocks or known.hours else set()
    kinds |= {Kind.DURATION} if known.spans else set()
    kinds |= {Kind.MONEY, Kind.NUMBER} if known.sums else set()
    kinds |= {Kind.NUMBER} if known.numbers else set()
    kinds |= {Kind.PERCENT} if known.in_percent else set()
    kinds |= {known.buckets[0].kind, Kind.NUMBER} if known.buckets else set()
    kinds |= {Kind.CODE, Kind.LETTERS, Kind.BANK} if known.codes else set()
    kinds |= {Kind.DATE_RANGE} if known.periods else set()
    kinds |= {Kind.DATE} if any(days == whole_year(days[0].year) for days in known.periods) else set()
    return frozenset(kinds | ({Kind.YES_NO} if known.affirms else set()))


def _receives(words: Words) -> bool:
    """Whether the label names who gets something: "người nhận", and not the clerk who takes an order in."""
    return any(
        token.toned in RECEIVING and not words.says(at - 1, "tiếp", "xác", "ghi", "chứng")
        for at, token in enumerate(words.tokens)
    )


def _may_be_firm(known: Known) -> bool:
    words = known.label_words
    return not _FIRM.isdisjoint(words) or any(body <= words for body in _BODIES)


def _numbers(choices: Sequence[Option]) -> dict[Decimal, Option]:
    """The choices by the number that each is; two that begin with the same one are told by none: "6 tháng đầu năm"."""
    told = [(number, option) for option in choices if (number := number_of(option)) is not None]
    alike = Counter(number for number, _ in told)
    return {number: option for number, option in told if alike[number] == 1}
