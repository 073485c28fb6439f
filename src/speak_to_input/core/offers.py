"""The values that fields could hold, made of readings and of the choices of lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from speak_to_input.core.commands import Doubt
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.options import months_or_days
from speak_to_input.core.slots import Value
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading
from speak_to_input.vi.text import Words

WEAKEST_READING = 0.15
_SAME_PERIOD_DAYS = 20
_AMOUNTS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DIGITS})
_QUESTION_SPAN = 8
_RATED = ("sao", "điểm")
_COMPLETED = frozenset({FieldKind.DATETIME, FieldKind.DATE})
"""What a field of these holds may be half of its value."""
_REPEATED = frozenset({FieldKind.MONEY, FieldKind.CODE})
"""A repair of these may leave out what stays the same: the unit, the letters."""
_TAILED = frozenset(
    {
        FieldKind.PHONE,
        FieldKind.CITIZEN_ID,
        FieldKind.ACCOUNT,
        FieldKind.CARD,
        FieldKind.CODE,
        FieldKind.TAX_CODE,
    }
)
_COUNTED = ("người", "khách", "đứa")
_AGES = ("tuổi",)
_DENIED = ("cần", "phải", "có", "bị", "được", "đúng", "muốn", "mua", "khớp", "hợp")
_FOREIGN_MONEY = ("đô", "usd", "dollar", "euro", "eur", "yên", "tệ", "bảng", "baht")


class Offer(NamedTuple):
    """A value that a field could hold is said over tokens up to `end`."""

    field: int
    end: int
    text: str
    fit: float
    doubt: Doubt | None = None
    nearest: tuple[Option, ...] = ()
    option: bool = False


def offers_at(
    words: Words,
    at: int,
    vocabulary: Vocabulary,
    readings: Sequence[Reading[object]],
    held: dict[str, str],
    context: Context,
) -> tuple[Offer, ...]:
    """Every value that a field could hold and that begins at token `at`."""
    best: dict[tuple[int, int, str], Offer] = {}

    def add(offer: Offer) -> None:
        key = (offer.field, offer.end, offer.text)
        if key not in best or best[key].fit < offer.fit:
            best[key] = offer

    for match in vocabulary.options.matches(words, at):
        index, position = match.item
        option = vocabulary.fields[index].choices[position]
        add(Offer(index, match.end, option.value, match.strength, option=True))
    for reading in readings:
        if reading.sure < WEAKEST_READING or _is_no_value(words, reading):
            continue
        for known in vocabulary.taking(reading.kind):
            for offer in _typed(words, known, reading, held.get(known.name, ""), context):
                add(offer)
    for offer in _new_tail(words, at, vocabulary, held, context):
        add(offer)
    return tuple(best.values())


def _new_tail(
    words: Words, at: int, vocabulary: Vocabulary, held: dict[str, str], context: Context
) -> list[Offer]:
    """As in "à nhầm, đuôi 679": other last digits for the number said before."""
    known = vocabulary.by_name(context.last)
    if known is None or known.kind not in _TAILED or not words.says(at, "đuôi", "cuối"):
        return []
    begin = at + 1 + words.says(at + 1, "là", "số", "phải")
    before = held.get(known.name, "")
    return [
        Offer(known.index, reading.end, before[: -len(reading.value)] + reading.value, 0.95)
        for reading in read_digits(words, begin)
        if begin < len(words) and len(reading.value) < len(before)
    ]


def _is_no_value(words: Words, reading: Reading[object]) -> bool:
    """A lone "không" is a no before it is a zero; a sum in foreign money is none in đồng."""
    if reading.kind not in _AMOUNTS:
        return False
    start, end = reading.start, reading.end
    if end - start == 1 and words.says(start, "không"):
        follows = end < len(words) and not words.tokens[end].mark
        asked = any(words.says(at, "có", "được") for at in range(max(0, start - _QUESTION_SPAN), start))
        return follows or (asked and not words.says(start - 1, "số", "là"))
    if words.says(end - 1, "không") and words.says(end, *_DENIED):
        return True  # "vi phạm hai | không cần theo dõi"
    return words.says(end, *_FOREIGN_MONEY, *_AGES) or _is_year(words, reading)


def _is_year(words: Words, reading: Reading[object]) -> bool:
    """Whether "năm" is "year" here: "năm hai nghìn mười lăm" is 2015, not 52,015."""
    if not words.says(reading.start, "năm") or reading.end - reading.start < 3:
        return False
    said = read_number(words, reading.start + 1)
    return any(r.end == reading.end and 1900 <= r.value <= 2100 for r in said)


def _counts_others(words: Words, reading: Reading[object], known: Known) -> bool:
    """Whether the number counts somebody whom the field does not speak of: "3 người nghe máy"."""
    if reading.kind is not Kind.NUMBER or known.kind is not FieldKind.NUMBER or reading.end >= len(words):
        return False
    counted = words.tokens[reading.end]
    return not counted.mark and counted.toned in _COUNTED and counted.folded not in known.label_words


def _typed(words: Words, known: Known, reading: Reading[object], held: str, context: Context) -> list[Offer]:
    if known.choices and (equal := _equal_options(words, known, reading)):
        return equal
    slot = known.slot
    if held and (slot.kind in _COMPLETED or (known.name == context.last and slot.kind in _REPEATED)):
        slot = replace(slot, held=held)
    value: Value | None = value_in(slot, reading, context.today)
    if value is None or _counts_others(words, reading, known):
        return []
    return [Offer(known.index, reading.end, value.text, value.fit, value.doubt)]


def _equal_options(words: Words, known: Known, reading: Reading[object]) -> list[Offer]:
    """Options whose own value equals the reading; for a span that no option has, the nearest ones."""
    end, sure = reading.end, reading.sure
    match reading.kind, reading.value:
        case Kind.DURATION, Duration() as said:
            return _span_options(known, said, end, sure)
        case Kind.NUMBER, Decimal() as number if number in known.numbers:
            rated = words.says(end, *_RATED) and not words.tokens[end].mark
            end, fit = (end + 1, 1.0) if rated else (end, 0.6 + 0.35 * sure)
            return [Offer(known.index, end, known.numbers[number].value, fit, option=True)]
        case ((Kind.CODE | Kind.LETTERS | Kind.BANK), str(code)) if code.upper() in known.codes:
            return [Offer(known.index, end, known.codes[code.upper()].value, 0.5 + 0.45 * sure, option=True)]
        case Kind.DATE_RANGE, (DateValue() as first, DateValue() as last) if known.periods:
            return _period_options(known, (first.whole(), last.whole()), end, sure)
        case Kind.YES_NO, bool(truth) if known.affirms and truth in known.truths:
            return [Offer(known.index, end, known.truths[truth].value, 0.85 * sure, option=True)]
        case Kind.DATE, DateValue() as said if said.month is not None or said.relative is not None:
            return _month_options(known, said, reading)
    return []


def _period_options(
    known: Known, said: tuple[date | None, date | None], end: int, sure: float
) -> list[Offer]:
    first, last = said
    if first is None or last is None:
        return []
    option = known.periods.get((first, last))
    if option is not None:
        return [Offer(known.index, end, option.value, sure, option=True)]
    same_length = [
        (abs((start - first).days), option)
        for (start, stop), option in known.periods.items()
        if abs((stop - start).days - (last - first).days) < _SAME_PERIOD_DAYS
    ]
    nearest = tuple(option for _, option in sorted(same_length, key=lambda pair: pair[0])[:2])
    return [Offer(known.index, end, "", 0.6 * sure, Doubt.NOT_AN_OPTION, nearest, option=True)]


def _span_options(known: Known, said: Duration, end: int, sure: float) -> list[Offer]:
    wanted = months_or_days(said)
    if wanted is None or len(known.spans) < 2:
        return []
    for span, option in known.spans:
        if span == wanted:
            return [Offer(known.index, end, option.value, sure, option=True)]
    nearest = tuple(option for _, option in sorted(known.spans, key=lambda pair: abs(pair[0] - wanted))[:2])
    return [Offer(known.index, end, "", 0.6 * sure, Doubt.NOT_AN_OPTION, nearest, option=True)]


def _month_options(known: Known, said: DateValue, reading: Reading[object]) -> list[Offer]:
    day = said.whole()
    year, month = (day.year, day.month) if day else (said.year, said.month)
    if year is None or month is None or said.day is not None:
        return []
    for option in known.choices:
        if option.value == f"{year:04}-{month:02}":
            return [Offer(known.index, reading.end, option.value, reading.sure, option=True)]
    return []
