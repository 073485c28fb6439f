"""Everything that any stretch of an utterance might be: names of fields, values in fields, acts.

Candidates overlap freely; `core.decoding` chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from speak_to_input.core.commands import Doubt
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form, Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.options import months_or_days
from speak_to_input.core.phrases import Match
from speak_to_input.core.slots import Value
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import DateValue, Duration, Kind, Reading
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.text import Words

WEAKEST_CUE = 0.7
WEAKEST_MENTION = 0.3
WEAKEST_READING = 0.15
CLEAR_NAME = 0.7
_NAMES_OF_PEOPLE_AND_PLACES = frozenset({Kind.PERSON, Kind.COMPANY, Kind.ADDRESS})
_SAME_PERIOD_DAYS = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """A field is named over tokens up to `end`."""

    field: int
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that a field could hold is said over tokens up to `end`."""

    field: int
    end: int
    text: str
    fit: float
    doubt: Doubt | None = None
    nearest: tuple[Option, ...] = ()
    option: bool = False


@dataclass(frozen=True, slots=True)
class CueMark:
    """A cue stands over tokens up to `end`."""

    cue: Cue
    end: int
    strength: float


@dataclass(frozen=True, slots=True)
class Named:
    """A section or a button is named over tokens up to `end`."""

    name: str
    end: int
    strength: float


@dataclass(frozen=True)
class Candidates:
    """All candidates of one utterance, listed by the token at which they begin."""

    words: Words
    mentions: tuple[tuple[Mention, ...], ...]
    offers: tuple[tuple[Offer, ...], ...]
    cues: tuple[tuple[CueMark, ...], ...]
    sections: tuple[tuple[Named, ...], ...]
    buttons: tuple[tuple[Named, ...], ...]
    readings: tuple[tuple[Reading[object], ...], ...]


def find_candidates(
    words: Words, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Candidates:
    """Find every candidate of the utterance on this form."""
    readings = read_all(words, language.lexicon, context.today)
    held = {field.name: context.partial.get(field.name) or field.value for field in form.fields}
    span = range(len(words))
    mentions = tuple(
        tuple(
            Mention(m.item, m.end, m.strength)
            for m in vocabulary.mentions.matches(words, at)
            if m.strength >= WEAKEST_MENTION
        )
        for at in span
    )
    names_begin = tuple(any(m.strength > CLEAR_NAME and m.end - at > 1 for m in mentions[at]) for at in span)
    any_name = tuple(any(m.strength > CLEAR_NAME for m in mentions[at]) for at in span)
    return Candidates(
        words=words,
        mentions=mentions,
        offers=tuple(
            _offers(
                words,
                at,
                vocabulary,
                [_over_names(r, names_begin, any_name) for r in readings[at]],
                held,
                context,
            )
            for at in span
        ),
        cues=tuple(
            tuple(
                CueMark(m.item, m.end, m.strength)
                for m in (*language.cues.matches(words, at), *vocabulary.titles.matches(words, at))
                if m.strength >= WEAKEST_CUE
            )
            for at in span
        ),
        sections=tuple(_named(vocabulary.sections.matches(words, at)) for at in span),
        buttons=tuple(_named(vocabulary.buttons.matches(words, at)) for at in span),
        readings=readings,
    )


def _named(matches: list[Match[str]]) -> tuple[Named, ...]:
    return tuple(Named(m.item, m.end, m.strength) for m in matches if m.strength > 0.6)


def _over_names(
    reading: Reading[object], names_begin: tuple[bool, ...], any_name: tuple[bool, ...]
) -> Reading[object]:
    """A person, company or address that runs over the name of a field is hardly one.

    Nor is an e-mail address that begins with one: "email quản lý an a còng …".
    """
    inside = range(reading.start + 1, reading.end)
    over = reading.kind in _NAMES_OF_PEOPLE_AND_PLACES and any(names_begin[at] for at in inside)
    led = reading.kind is Kind.EMAIL and any(any_name[at] for at in range(reading.start, reading.end - 2))
    return replace(reading, sure=reading.sure * 0.5) if over or led else reading


def _offers(
    words: Words,
    at: int,
    vocabulary: Vocabulary,
    readings: Sequence[Reading[object]],
    held: dict[str, str],
    context: Context,
) -> tuple[Offer, ...]:
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
    return tuple(best.values())


_AMOUNTS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DIGITS})
_QUESTION_SPAN = 8
_COUNTED = ("người", "khách", "đứa")
_AGES = ("tuổi",)
_DENIED = ("cần", "phải", "có", "bị", "được", "đúng", "muốn", "mua", "khớp", "hợp")
_FOREIGN_MONEY = ("đô", "usd", "dollar", "euro", "eur", "yên", "tệ", "bảng", "baht")


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
    if known.choices and (equal := _equal_options(known, reading)):
        return equal
    slot = known.slot
    if held and slot.kind in (FieldKind.DATETIME, FieldKind.DATE):
        slot = replace(slot, held=held)
    value: Value | None = value_in(slot, reading, context.today)
    if value is None or _counts_others(words, reading, known):
        return []
    return [Offer(known.index, reading.end, value.text, value.fit, value.doubt)]


def _equal_options(known: Known, reading: Reading[object]) -> list[Offer]:
    """Options whose own value equals the reading; for a span that no option has, the nearest ones."""
    end, sure = reading.end, reading.sure
    match reading.kind, reading.value:
        case Kind.DURATION, Duration() as said:
            return _span_options(known, said, end, sure)
        case Kind.NUMBER, Decimal() as number if number in known.numbers:
            return [Offer(known.index, end, known.numbers[number].value, 0.6 + 0.35 * sure, option=True)]
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
