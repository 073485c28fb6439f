"""What a number counts: "120 hồ sơ" is for the field of files, and hardly a value where another unit is asked."""

from speak_to_input.core.age_groups import is_of_another_age
from speak_to_input.core.amounts import COUNT_FITS
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import Counted
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.numerals import Role, numerals
from speak_to_input.vi.reading import Reading
from speak_to_input.vi.text import Words


def as_counted(words: Words, offer: Offer, known: Known, things: tuple[Counted, ...]) -> list[Offer]:
    """The value as it stands, or with what it counts; it hardly fits where that is not the field's unit."""
    if known.kind not in _COUNTING and not offer.option:
        return [offer]
    ways = [
        offer._replace(end=thing.end, fit=max(offer.fit, COUNT_FITS), counted=True)
        for thing in things
        if known.index in thing.fields or (thing.unit and thing.unit == known.slot.measure)
    ]
    of_people = bool(known.counts) and known.counts <= _PEOPLE
    # of years no "vụ" is counted: "một năm hai vụ lúa"
    if known.kind is FieldKind.NUMBER and not (known.slot.measure or known.slot.unit or ways or of_people):
        ways += [
            offer._replace(
                end=thing.end,
                fit=max(offer.fit, COUNT_FITS),
                classed=not known.asks_how_many,
                counted=known.asks_how_many,
            )
            for thing in things
            if thing.classed
        ]
    if known.slot.measure:
        foreign = any(thing.unit and thing.unit != known.slot.measure for thing in things)
    else:
        foreign = (known.slot.unit or of_people) and not ways and any(thing.classed for thing in things)
    if ways and _ends_in_short(words, offer):
        return [offer._replace(fit=offer.fit * OTHER_UNIT)]  # "mười tám triệu năm trăm nghìn | hai giao dịch"
    plain = offer._replace(fit=offer.fit * OTHER_UNIT) if foreign else offer
    return [way for way in (plain, *ways) if not is_of_another_age(words, way, known)]


def _ends_in_short(words: Words, offer: Offer) -> bool:
    """Whether the number is one of thousands or more with a bare digit behind its last scale, as only sums are told."""
    last = numerals(words, offer.end - 1)
    short = len(last) == 1 and last[0].role is Role.DIGIT and not last[0].written
    return short and len(offer.text) > _HUNDRED_THOUSANDS and words.says(offer.end - 2, *_SCALES)


_HUNDRED_THOUSANDS = 5
_SCALES = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")


_COUNTING = frozenset({FieldKind.NUMBER, FieldKind.DURATION, FieldKind.PERCENT})
_PEOPLE = frozenset({"người", "khách"})
"""A field that counts these counts no "cái": "hai cái mic"."""
OTHER_UNIT = 0.6


def of_whole(words: Words, reading: Reading[object], things: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """What the number counts; nothing where it is the rest of a longer one: "một trăm | hai mươi vụ"."""
    before = numerals(words, reading.start - 1) if things and reading.start else ()
    if len(before) != 1 or before[0].role not in (Role.HUNDRED, Role.SCALE):
        return things
    begins = range(max(0, reading.start - _NUMBER_BEFORE), reading.start)
    torn = any(number.end >= reading.end for at in begins for number in read_number(words, at)[:1])
    return () if torn else things


_NUMBER_BEFORE = 4
"""Words of a number by which it may begin before a part of it."""
